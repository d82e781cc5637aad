using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class PlanningSpecs
{
    [Theory]
    [InlineData(0.10, 0.02, 1960)]
    [InlineData(0.10, 0.10, 77)]
    [InlineData(0.20, 0.03, 1742)]
    [InlineData(0.30, 0.05, 940)]
    public void Connor_gives_the_table_of_detectable_gaps(double rate, double gap, int n) =>
        Math.Ceiling(SampleSize.Connor((rate + gap) / 2, (rate - gap) / 2)).ShouldBe(n);

    [Theory]
    [InlineData(0.10, 0.05, 1914)]
    [InlineData(0.20, 0.08, 608)]
    [InlineData(0.30, 0.10, 465)]
    public void A_meaningful_gap_takes_these_items(double rate, double gap, int n) =>
        Math.Ceiling(SampleSize.ForMargin(MarginGoal.Superiority, gap, rate, 0.03)!.Value).ShouldBe(n);

    [Theory]
    [InlineData(0.10, 0.02, 2627)]
    [InlineData(0.20, 0.03, 2335)]
    [InlineData(0.30, 0.05, 1261)]
    public void Equivalence_of_equal_arms_takes_these_items(double rate, double margin, int n) =>
        Math.Ceiling(SampleSize.ForMargin(MarginGoal.Equivalence, 0, rate, margin)!.Value).ShouldBe(n);

    [Fact]
    public void No_number_of_items_shows_what_is_not_so()
    {
        SampleSize.ForMargin(MarginGoal.Superiority, 0.03, 0.1, 0.03).ShouldBeNull();
        SampleSize.ForMargin(MarginGoal.Equivalence, -0.03, 0.1, 0.03).ShouldBeNull();
        SampleSize.ForMargin(MarginGoal.NonInferiority, -0.03, 0.1, 0.03).ShouldBeNull();
        SampleSize.ForMargin(MarginGoal.NonInferiority, 0, 0.1, 0.03).ShouldNotBeNull();
    }

    [Fact]
    public void The_detectable_gap_is_the_inverse_of_Connor()
    {
        var gap = SampleSize.DetectableGap(1200, 0.1).ShouldNotBeNull();

        SampleSize.Connor((0.1 + gap) / 2, (0.1 - gap) / 2).ShouldBe(1200, 1e-6);
        SampleSize.DetectableGap(10, 0.05).ShouldBeNull();
    }

    [Fact]
    public void Exact_power_needs_six_discordant_pairs_one_way_for_the_exact_test_and_five_for_mid_p()
    {
        new McNemarPower(1, 0, test: McNemarTest.Exact).At(5).ShouldBe(0);
        new McNemarPower(1, 0, test: McNemarTest.Exact).At(6).ShouldBe(1, 1e-12);
        new McNemarPower(1, 0, test: McNemarTest.MidP).At(4).ShouldBe(0);
        new McNemarPower(1, 0, test: McNemarTest.MidP).At(5).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_test_of_equal_arms_rejects_at_most_about_alpha()
    {
        new McNemarPower(0.1, 0.1, test: McNemarTest.Exact).At(200).ShouldBeLessThan(0.05);
        new McNemarPower(0.1, 0.1, test: McNemarTest.MidP).At(200).ShouldBe(0.05, 0.005);
        new McNemarPower(0, 0).At(50).ShouldBe(0);
    }

    [Fact]
    public void A_size_beyond_the_maximum_is_unknown() => new McNemarPower(0.1, 0.1).SampleSize(maximum: 100).ShouldBeNull();

    [Fact]
    public void Impossible_rates_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => SampleSize.Connor(0.1, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => SampleSize.Connor(0.7, 0.4));
        Should.Throw<ArgumentOutOfRangeException>(() => SampleSize.ForMargin(MarginGoal.Superiority, 0.2, 0.1, 0.03));
        Should.Throw<ArgumentOutOfRangeException>(() => SampleSize.ForPairedMean(0, 1, 0, 0, 1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new McNemarPower(0.6, 0.5));
    }
}
