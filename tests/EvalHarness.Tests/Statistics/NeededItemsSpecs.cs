using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class NeededItemsSpecs
{
    [Fact]
    public void The_study_of_1200_documents_would_need_3314_for_equivalence_and_1059_for_significance()
    {
        var needed = NeededItems.For(41, 18, 1200, 0.03);

        needed.Equivalent.ShouldBe(3314);
        needed.Significant.ShouldBe(1059);
        needed.Meaningful.ShouldBeNull("the observed gap is within the margin");
    }

    [Fact]
    public void A_gap_of_exactly_the_margin_is_never_resolved()
    {
        var needed = NeededItems.For(8, 5, 100, 0.03);

        needed.Meaningful.ShouldBeNull();
        needed.Equivalent.ShouldBeNull();
        needed.Significant.ShouldNotBeNull();
    }

    [Fact]
    public void The_direction_of_the_gap_does_not_matter() =>
        NeededItems.For(20, 100, 500, 0.03).ShouldBe(NeededItems.For(100, 20, 500, 0.03));

    [Fact]
    public void Without_a_gap_nothing_becomes_significant_but_the_half_width_is_known()
    {
        var needed = NeededItems.For(0, 0, 100, 0.03);

        needed.Significant.ShouldBeNull();
        needed.HalfWidth.ShouldBe(42);
        needed.DiscordantRate.ShouldBe(1.0 / 102, 1e-15);
    }
}
