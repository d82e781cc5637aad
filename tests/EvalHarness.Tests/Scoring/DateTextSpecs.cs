using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class DateTextSpecs
{
    [Theory]
    [InlineData("2025-03-12")]
    [InlineData("2025-03-12T23:59:59Z")]
    [InlineData("2025-03-12 10:00")]
    [InlineData("2025/3/12")]
    [InlineData("12.03.2025")]
    [InlineData("12.3.25")]
    [InlineData("12 March 2025")]
    [InlineData("12th of March, 2025")]
    [InlineData("March 12, 2025")]
    [InlineData("Wednesday, 12-Mar-2025")]
    [InlineData("١٢ مارس ٢٠٢٥")]
    [InlineData("٢٠٢٥-٠٣-١٢")]
    public void A_date_is_read_in_common_forms(string text) => Given.UnderEachCulture(() => DateText.Readings(text).ShouldBe([new DateOnly(2025, 3, 12)]));

    [Fact]
    public void Slashes_leave_day_and_month_open_where_both_fit()
    {
        DateText.Readings("03/04/2025").ShouldBe([new DateOnly(2025, 4, 3), new DateOnly(2025, 3, 4)]);
        DateText.Readings("13/04/2025").ShouldBe([new DateOnly(2025, 4, 13)]);
        DateText.Readings("04/13/2025").ShouldBe([new DateOnly(2025, 4, 13)]);
        DateText.Readings("04/04/2025").ShouldBe([new DateOnly(2025, 4, 4)]);
        DateText.Readings("03.04.2025").ShouldBe([new DateOnly(2025, 4, 3)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2025")]
    [InlineData("March 2025")]
    [InlineData("2025-13-01")]
    [InlineData("30.02.2025")]
    [InlineData("2025-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("12.03.125")]
    [InlineData("12.03.2025 - 14.03.2025")]
    public void What_is_not_one_date_has_no_reading(string text) => DateText.Readings(text).ShouldBeEmpty();

    [Theory]
    [InlineData("2025 03 12")]
    [InlineData("12 3 2025")]
    [InlineData("12 03 25")]
    [InlineData("12th march 2025")]
    [InlineData("mar 12 2025")]
    [InlineData("12 مارس 2025")]
    public void A_date_knows_the_forms_it_may_stand_in(string form) => DateText.NormalForms(new DateOnly(2025, 3, 12)).ShouldContain(form);
}
