using EvalHarness.Analysis.Comparisons;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>Which items a ratio of costs or times rests on, and by which interval.</summary>
public sealed class RatioComparisonSpecs
{
    [Fact]
    public void Two_items_make_a_ratio_and_one_makes_none()
    {
        Priced(2, _ => 0.01, _ => 0.02).CostRatio!.N.ShouldBe(2);
        Priced(1, _ => 0.01, _ => 0.02).CostRatio.ShouldBeNull();
        Timed(2).LatencyRatio!.N.ShouldBe(2);
        Timed(1).LatencyRatio.ShouldBeNull();
    }

    [Fact]
    public void A_free_candidate_costs_nothing_and_a_free_baseline_gives_no_ratio()
    {
        Priced(60, _ => 0, _ => 0.02).CostRatio!.Value.ShouldBe(0);
        Priced(60, _ => 0.02, _ => 0).CostRatio.ShouldBeNull();
    }

    [Fact]
    public void Failed_and_cached_answers_have_no_cost_of_their_own()
    {
        var comparison = Priced(60, _ => 0.01, _ => 0.02, builder =>
        {
            builder.Table.Cached[builder.Table.RowOf(new(1, 3, 0))] = true;
            builder.Trial(0, 4, TrialClass.Failed, cost: 0.02);
        });

        comparison.CostRatio!.N.ShouldBe(58);
    }

    [Fact]
    public void Unmeasured_and_cold_answers_have_no_time_of_their_own()
    {
        var comparison = Timed(60, builder =>
        {
            builder.Trial(1, 3, TrialClass.Correct, latency: 0);
            builder.Trial(0, 4, TrialClass.Correct, latency: 9_000, load: 8_000);
        });

        comparison.LatencyRatio!.N.ShouldBe(58);
    }

    [Theory]
    [InlineData(2_000, "ratio of totals, paired BCa")]
    [InlineData(2_001, "ratio of totals, linearised t")]
    public void Above_two_thousand_items_the_ratio_is_linearised(int n, string method)
    {
        var ratio = Priced(n, sample => sample % 2 == 0 ? 0.01 : 0.02, _ => 0.02).CostRatio!;

        ratio.Method.ShouldBe(method);
        ratio.Value.ShouldBe(0.75, 1e-3);
        // s/√n of the ratio of means: 0.25/√2000 = 0.0056, so 0.739 to 0.761.
        ratio.Lower!.Value.ShouldBe(0.739, 0.001);
        ratio.Upper!.Value.ShouldBe(0.761, 0.001);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_linearised_ratio_needs_two_groups_for_an_interval(int groups, bool interval)
    {
        var ratio = Priced(2_001, sample => 0.01 + (0.0001 * (sample % 7)), _ => 0.02, builder => builder.Cluster(sample => sample % groups)).CostRatio!;

        ratio.Lower.HasValue.ShouldBe(interval);
    }

    [Fact]
    public void A_free_candidate_of_many_items_has_no_interval()
    {
        var ratio = Priced(2_001, _ => 0, _ => 0.02).CostRatio!;

        (ratio.Value, ratio.Lower, ratio.Method).ShouldBe((0, null, "ratio of totals"));
    }

    [Fact]
    public void Groups_of_like_cost_widen_the_ratio_s_interval()
    {
        static double Cost(int sample) => 0.01 * (1 + (sample / 20));
        var alone = Priced(120, Cost, _ => 0.02).CostRatio!;
        var grouped = Priced(120, Cost, _ => 0.02, builder => builder.Cluster(sample => sample / 20)).CostRatio!;

        grouped.Value.ShouldBe(alone.Value);
        (grouped.Upper!.Value - grouped.Lower!.Value).ShouldBeGreaterThan(2 * (alone.Upper!.Value - alone.Lower!.Value));
    }

    private static PairedComparison Priced(int n, Func<int, double> candidate, Func<int, double> baseline, Action<RunDataBuilder>? change = null)
    {
        var builder = new RunDataBuilder(n);
        for (var sample = 0; sample < n; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct, cost: baseline(sample));
            builder.Trial(1, sample, TrialClass.Correct, cost: candidate(sample));
        }

        change?.Invoke(builder);
        return builder.Analyze().Comparisons[0];
    }

    private static PairedComparison Timed(int n, Action<RunDataBuilder>? change = null)
    {
        var builder = new RunDataBuilder(n);
        for (var sample = 0; sample < n; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct, latency: 100 + sample, load: 0);
            builder.Trial(1, sample, TrialClass.Correct, latency: 150 + sample, load: 0);
        }

        change?.Invoke(builder);
        return builder.Analyze().Comparisons[0];
    }
}
