using System.Globalization;
using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class NumberTextSpecs
{
    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567.8", "1234567.8")]
    [InlineData("12,34,567.89", "1234567.89")]
    [InlineData("1 234,56 €", "1234.56")]
    [InlineData("1\u202F234,56", "1234.56")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("١٬٢٣٤٫٥٦", "1234.56")]
    [InlineData("٢٫٥٠٠", "2.500")]
    [InlineData("١٢٣٤ ر.س", "1234")]
    [InlineData("$1,234.50", "1234.50")]
    [InlineData("EUR 99", "99")]
    [InlineData("US$ 99", "99")]
    [InlineData("12%", "12")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("−5", "-5")]
    [InlineData("(5.00)", "-5.00")]
    [InlineData("5-", "-5")]
    [InlineData("+5", "5")]
    [InlineData("0,123", "0.123")]
    [InlineData("12,5", "12.5")]
    [InlineData("1234.567", "1234.567")]
    public void A_number_is_read_in_any_notation(string text, string expected) => Given.UnderEachCulture(() =>
        NumberText.Readings(text).ShouldBe([decimal.Parse(expected, CultureInfo.InvariantCulture)]));

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234")]
    public void One_mark_before_three_digits_is_open(string text) => NumberText.Readings(text).ShouldBe([1.234m, 1234m]);

    [Theory]
    [InlineData("")]
    [InlineData("twelve")]
    [InlineData("INV-2025-17")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4.5")]
    [InlineData("1.234,567.8")]
    [InlineData("12 and 13")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_not_one_number_has_no_reading(string text) => NumberText.Readings(text).ShouldBeEmpty();

    [Fact]
    public void Every_number_of_a_text_is_found_without_its_sign() =>
        NumberText.FindAll("Total: -1.234,56 EUR, 3 items of 1 250 each; ٧٫٥ kg.").ShouldBe([1234.56m, 3, 1, 250, 7.5m, 1250], ignoreOrder: true);
}
