using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class ScoreSpecs
{
    [Fact]
    public void Groups_of_one_item_give_the_ordinary_t()
    {
        double[] differences = [0.1, -0.2, 0.4, 0.3, 0.05, -0.1, 0.2];
        var t = PairedT.Of(differences);
        var cluster = ClusterRobust.Mean(differences, [1, 2, 3, 4, 5, 6, 7]);

        cluster.SeCr2.ShouldBe(t.StandardError, 1e-15);
        cluster.SatterthwaiteDf.ShouldBe(t.Df, 1e-12);
        cluster.P.ShouldBe(t.P, 1e-12);
        cluster.Interval().Lower.ShouldBe(t.Interval().Lower, 1e-12);
        cluster.DesignEffect!.Value.ShouldBe(1, 1e-12);
        cluster.LargestShare.ShouldBe(1.0 / 7, 1e-15);
    }

    [Fact]
    public void A_difference_without_variance_is_sure_or_nothing()
    {
        PairedT.Of([0.5, 0.5, 0.5]).P.ShouldBe(0);
        PairedT.Of([0, 0, 0]).P.ShouldBe(1);
        ClusterRobust.Mean([0, 0, 0], [1, 2, 3]).DesignEffect.ShouldBeNull();
    }

    [Fact]
    public void Skewed_groups_get_Hall_s_longer_limit_on_their_long_side()
    {
        // Groups of one: u = (0.75, −0.25, −0.25, −0.25), Σu² = 0.75, Σu³ = 0.375, κ = 0.375/0.75^1.5·√12/2 = 1; SE = 0.25,
        // t = 3.182446 on 3 degrees: the upper limit is 0.25 + 0.25·3(1 − ∛(1 − 3.182446 − 1/6)) = 0.25 + 0.25·6.988007.
        var one = ClusterRobust.Mean([1, 0, 0, 0], [1, 2, 3, 4]);

        one.Skew.ShouldBe(1, 1e-12);
        one.WidenedForSkew().Upper.ShouldBe(0.25 + (0.25 * 6.988006790056803), 1e-9);
        one.WidenedForSkew().Lower.ShouldBe(one.Interval().Lower);

        var mirrored = ClusterRobust.Mean([-1, 0, 0, 0], [1, 2, 3, 4]);
        mirrored.WidenedForSkew().Lower.ShouldBe(-one.WidenedForSkew().Upper, 1e-12);
        mirrored.WidenedForSkew().Upper.ShouldBe(-one.WidenedForSkew().Lower, 1e-12);
    }

    [Fact]
    public void Two_groups_have_no_skewness()
    {
        ClusterRobust.Mean([1, 0, 0], [1, 2, 2]).Skew.ShouldBe(0);
        ClusterRobust.Mean([1, 0, 0], [1, 2, 3]).Skew.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Symmetric_groups_keep_their_t_interval()
    {
        var symmetric = ClusterRobust.Mean([1, -1, 0.5, -0.5], [1, 2, 3, 4]);

        symmetric.WidenedForSkew().ShouldBe(symmetric.Interval());
        ClusterRobust.Mean([0.0, 0, 0], [1, 2, 3]).WidenedForSkew().ShouldBe(new Estimate(0, 0, 0));
    }

    [Fact]
    public void One_group_says_nothing_of_the_spread_between_groups() =>
        Should.Throw<ArgumentException>(() => ClusterRobust.Mean([1, 2], [4, 4]));

    [Fact]
    public void Five_equal_gains_have_two_of_32_patterns_as_extreme()
    {
        var result = SignFlip.Exact([1, 1, 1, 1, 1]);

        result.TwoSided.ShouldBe(2.0 / 32);
        result.Greater.ShouldBe(1.0 / 32);
        result.Less.ShouldBe(1);
    }

    [Fact]
    public void Sums_that_differ_only_by_rounding_count_as_ties() =>
        SignFlip.Exact([0.1, 0.2, -0.3]).TwoSided.ShouldBe(1);

    [Fact]
    public void Random_flips_approach_the_exact_test_and_repeat_for_a_seed()
    {
        double[] differences = [0.37, 0.77, -0.85, 0.52, -0.06, 0.08, 0.91, 1.08, -0.74, 0.6, 0.16, -1.03, 0.4];
        var exact = SignFlip.Exact(differences);
        var random = SignFlip.MonteCarlo(differences, new Xoshiro256(1));

        random.TwoSided.ShouldBe(exact.TwoSided, 0.02);
        random.Greater.ShouldBe(exact.Greater, 0.02);
        random.Less.ShouldBe(exact.Less, 0.02);
        random.ShouldBe(SignFlip.MonteCarlo(differences, new Xoshiro256(1)));
    }

    [Fact]
    public void A_random_p_is_never_zero() =>
        SignFlip.MonteCarlo([.. Enumerable.Repeat(1.0, 100)], new Xoshiro256(1), flips: 999).TwoSided.ShouldBe(0.001);

    [Fact]
    public void Twenty_units_are_tried_in_full_and_twenty_one_at_random()
    {
        double[] twenty = [.. Enumerable.Repeat(1.0, 20)];

        SignFlip.Test(twenty, new Xoshiro256(1)).TwoSided.ShouldBe(2.0 / (1 << 20));
        SignFlip.Test([.. twenty, 1], new Xoshiro256(1)).TwoSided.ShouldBe(1.0 / 10_000);
        Should.Throw<ArgumentException>(() => SignFlip.Exact(new double[31]));
        Should.Throw<ArgumentException>(() => SignFlip.Exact([]));
    }

    [Fact]
    public void Differences_of_a_group_change_sign_together() =>
        SignFlip.GroupSums([1, 1, -1, 1, 0.5], [8, 3, 8, 3, 5]).ShouldBe([0, 2, 0.5]);

    [Fact]
    public void The_signed_rank_test_is_exact_up_to_fifty_values()
    {
        double[] fifty = [.. Enumerable.Range(1, 50).Select(i => i % 3 == 0 ? -i : (double)i)];

        WilcoxonSignedRank.Test(fifty).ShouldBe(WilcoxonSignedRank.Exact(fifty));
        WilcoxonSignedRank.Test([.. fifty, 0]).Z.ShouldBeNull("a zero does not count");
        WilcoxonSignedRank.Test([.. fifty, 51]).Z.ShouldNotBeNull();
        WilcoxonSignedRank.Test([0, 0]).TwoSided.ShouldBe(1);
        WilcoxonSignedRank.Exact([1, 2, 3]).TwoSided.ShouldBe(0.25);
    }

    [Fact]
    public void Hodges_Lehmann_is_the_median_of_all_Walsh_averages_at_any_size()
    {
        var random = new Xoshiro256(9);
        var values = Enumerable.Range(0, 501).Select(_ => random.NextGaussian()).ToArray();
        var averages = values.SelectMany((x, i) => values.Skip(i).Select(y => (x + y) / 2)).Order().ToArray();

        var result = HodgesLehmann.Interval(values);

        result.Estimate.Value.ShouldBe(averages[averages.Length / 2], 1e-15);
        averages.ShouldContain(result.Estimate.Lower);
        averages.Count(average => average < result.Estimate.Lower)
            .ShouldBe(averages.Count(average => average > result.Estimate.Upper));
    }

    [Fact]
    public void The_median_is_interpolated_and_timeouts_stay_infinite()
    {
        Quantile.Type7([1, 2, 4, 8], 0.5).ShouldBe(3);
        Quantile.Type7([1, 2, 4, 8], 0).ShouldBe(1);
        Quantile.Type7([1, 2, 4, 8], 1).ShouldBe(8);
        Quantile.Type7([1, 2, double.PositiveInfinity, double.PositiveInfinity], 0.9).ShouldBe(double.PositiveInfinity);
        Quantile.Type7([1, 2, double.PositiveInfinity], 0.5).ShouldBe(2);
        Should.Throw<ArgumentException>(() => Quantile.Type7([], 0.5));
    }

    [Theory]
    [InlineData(0.95, 72)]
    [InlineData(0.99, 368)]
    public void A_finite_upper_limit_of_a_high_quantile_takes_enough_values(double p, int n)
    {
        double[] Values(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];

        QuantileInterval.MinimumForUpper(p).ShouldBe(n);
        QuantileInterval.OrderStatistics(Values(n), p).UpperIndex.ShouldBe(n);
        QuantileInterval.OrderStatistics(Values(n - 1), p).UpperIndex.ShouldBeNull();
        QuantileInterval.OrderStatistics(Values(n - 1), p).Interval.Upper.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Twice_as_slow_on_every_item_is_a_ratio_of_two()
    {
        double[] a = [200, 420, 610, 790];
        double[] b = [100, 210, 305, 395];
        var ratio = LatencyRatio.Of(a, b);

        ratio.GeometricMean.Value.ShouldBe(2, 1e-12);
        ratio.HodgesLehmann.Value.ShouldBe(2, 1e-12);
        Should.Throw<ArgumentException>(() => LatencyRatio.Of([1, 2], [1, 0]));
        Should.Throw<ArgumentException>(() => LatencyRatio.Of([1, double.PositiveInfinity], [1, 2]));
    }

    [Fact]
    public void Adjusted_p_values_stay_in_the_order_given()
    {
        PAdjust.Holm([0.04, 0.01, 0.03]).ShouldBe([0.06, 0.03, 0.06], 1e-15);
        PAdjust.BenjaminiHochberg([0.04, 0.01, 0.03]).ShouldBe([0.04, 0.03, 0.04], 1e-15);
        PAdjust.Bonferroni([0.5, 0.01]).ShouldBe([1, 0.02], 1e-15);
        PAdjust.Hochberg([0.04, 0.03]).ShouldBe([0.04, 0.04], 1e-15);
        PAdjust.Holm([]).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => PAdjust.Holm([1.1]));
    }
}
