using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

/// <summary>Values that lie exactly on an edge: what a comparison turned from ≤ to &lt; would change.</summary>
public sealed class EdgeSpecs
{
    [Fact]
    public void Replicates_equal_to_a_value_of_zero_count_half() =>
        Bca.FromReplicates(0, [-1, 0, 0, 1], acceleration: 0).Z0.ShouldBe(0, 1e-12);

    [Fact]
    public void A_limit_between_the_lowest_two_replicates_lies_between_them()
    {
        // (39 + 1)·0.03 = 1.2: a fifth of the way from the first to the second, on the normal scale.
        double[] replicates = [.. Enumerable.Range(1, 39)];

        Bca.FromReplicates(20, replicates, 0, alpha: 0.06).Percentile.Lower.ShouldBeInRange(1.1, 1.4);
        Bca.FromReplicates(20, replicates, 0, alpha: 0.04).Percentile.Lower.ShouldBe(1, "below the first there is nothing");
    }

    [Fact]
    public void Tiny_quantiles_keep_their_digits()
    {
        ChiSquaredDistribution.Quantile(1e-12, 2).ShouldBe(2e-12, 1e-20);      // −2 ln(1 − p)
        FDistribution.Quantile(1e-12, 2, 2).ShouldBe(1e-12, 1e-20);            // p/(1 − p)
    }

    [Fact]
    public void Empty_tables_are_refused()
    {
        Should.Throw<ArgumentException>(() => CohenKappa.Of([[0, 0], [0, 0]]));
        Should.Throw<ArgumentException>(() => LabelScores.Of([default, default], 2));
        Should.Throw<ArgumentException>(() => CellBootstrap.Run([[0, 0]], () => _ => 0, new Xoshiro256(1)));
    }

    [Fact]
    public void Negative_label_codes_are_refused_wherever_they_stand()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LabelCells.Of([-1, 0], [0, 0], [0, 0]));
        Should.Throw<ArgumentOutOfRangeException>(() => LabelCells.Of([0, 0], [-1, 0], [0, 0]));
        Should.Throw<ArgumentOutOfRangeException>(() => LabelCells.Of([0, 0], [0, 0], [-1, 0]));
    }

    [Fact]
    public void Configured_labels_that_never_occur_lower_the_macro_average() =>
        LabelCells.Of([0, 1, 0, 1], [0, 1, 1, 1]).Value(LabelMetric.MacroF1, labels: 5).ShouldBe(((2.0 / 3) + (4.0 / 5)) / 5, 1e-12);

    [Theory]
    [InlineData(0, 0, -1, 0.0)]
    [InlineData(1, 0, 0, 0.0)]
    [InlineData(0, 1, 0, 0.0)]
    [InlineData(1, 0, 5, 1.0)]
    [InlineData(1, 0, 5, -1.0)]
    public void An_e_value_of_impossible_counts_or_gaps_is_refused(int b, int c, int n, double delta0) =>
        Should.Throw<ArgumentOutOfRangeException>(() => EValue.LogGreater(b, c, n, delta0));

    [Fact]
    public void Hodges_Lehmann_is_exact_up_to_400_values()
    {
        double[] values = [.. Enumerable.Range(0, 401).Select(i => Math.Sin(i))];

        HodgesLehmann.Interval(values.AsSpan(0, 400)).AchievedLevel.ShouldNotBe(0.95);
        HodgesLehmann.Interval(values).AchievedLevel.ShouldBe(0.95);
    }

    [Fact]
    public void A_rank_whose_tail_is_exactly_half_of_alpha_is_used() =>
        // P(V ≤ 1) = 2/32 of five values: at alpha 1/8 the first rank still holds it.
        HodgesLehmann.Interval([1, 2, 3, 4, 5], alpha: 0.125).AchievedLevel.ShouldBe(1 - (2.0 / 32), 1e-15);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2_000, 2_000)]
    [InlineData(2_001, 1_000)]
    public void Up_to_two_thousand_units_each_is_left_out_on_its_own(int n, int influences) =>
        ItemResampler.Of(n, null, Resample.Groups).Influence(items => items.Length).Length.ShouldBe(influences);

    [Fact]
    public void A_small_stratum_is_redrawn_with_as_many_items_as_it_has()
    {
        var counts = new int[2];
        new StratumSampler([2, 3]).Draw(new Xoshiro256(1), counts);

        counts.Sum().ShouldBe(5);
    }

    [Fact]
    public void The_power_of_a_margin_counts_the_case_in_which_every_pair_differs() =>
        MarginPower.Unconditional(MarginGoal.Superiority, 50, pOnlyA: 1, pOnlyB: 0, margin: 0.03).ShouldBe(1, 1e-12);

    [Fact]
    public void The_stable_size_keeps_its_power_for_the_whole_window_and_the_size_before_it_does_not()
    {
        var power = new McNemarPower(0.7, 0.3, test: McNemarTest.Exact);
        var (first, stable) = power.SampleSize(window: 25)!.Value;

        (first, stable).ShouldBe((49, 54), "this one saw-tooths");
        power.At(first).ShouldBeGreaterThanOrEqualTo(0.8);
        Enumerable.Range(1, first - 1).ShouldAllBe(n => power.At(n) < 0.8);
        Enumerable.Range(stable, 26).ShouldAllBe(n => power.At(n) >= 0.8);
        power.At(stable - 1).ShouldBeLessThan(0.8);
        power.SampleSize(window: 25, maximum: stable).ShouldBe((first, stable));
        power.SampleSize(window: 25, maximum: stable - 1).ShouldBeNull();
    }

    [Fact]
    public void A_margin_of_everything_and_a_rate_of_nothing_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Gate4.Decide(5, 1, 50, margin: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => SampleSize.DetectableGap(100, discordantRate: 0));
    }

    [Fact]
    public void Twenty_differences_are_flipped_in_every_way() =>
        SignFlip.Test([.. Enumerable.Repeat(1.0, 20)], new Xoshiro256(1)).TwoSided.ShouldBe(2 / Math.Pow(2, 20), 1e-15);

    [Fact]
    public void Sixty_four_alike_items_are_swapped_by_one_word_of_bits() =>
        SwapTest.Labels(LabelCells.Of(new int[64], new int[64], [.. Enumerable.Repeat(1, 64)]), LabelMetric.Accuracy, new Xoshiro256(1)).ShouldBe(1e-4, 1e-15);

    [Theory]
    [InlineData(257)]
    [InlineData(256)]
    public void Half_of_many_alike_items_is_swapped_on_average(int n)
    {
        // A's gain is 2·Bin(n, ½) − n of n after swapping; with 100 of 2n items it is exceeded as often as the normal law says.
        int[] gold = new int[2 * n];
        int[] a = [.. Enumerable.Range(0, 2 * n).Select(item => item < n + 10 ? 0 : 1)];
        int[] b = [.. a.Select(answer => 1 - answer)];

        var p = SwapTest.Labels(LabelCells.Of(gold, a, b), LabelMetric.Accuracy, new Xoshiro256(3));

        p.ShouldBe(2 * BinomialDistribution.UpperTail(n + 9, 2 * n, 0.5), 0.02);
    }

    [Fact]
    public void Tango_s_z_exists_at_both_ends_and_where_its_quadratic_has_no_linear_term()
    {
        Tango.Z(10, 0, 10, 1).ShouldBe(0);
        Tango.Z(0, 10, 10, -1).ShouldBe(0);
        Tango.Z(2, 0, 3, 0.5).ShouldBe(0.5 / Math.Sqrt(0.75), 1e-12);       // −b + (2n − b)·½ = 0 and c = 0: q = 0
    }

    [Fact]
    public void The_normal_signed_rank_test_points_to_the_side_of_the_gain()
    {
        var gain = WilcoxonSignedRank.Normal([.. Enumerable.Range(1, 60).Select(i => i % 6 == 0 ? -i : (double)i)], continuity: true);

        gain.Greater.ShouldBeLessThan(0.001);
        gain.Less.ShouldBeGreaterThan(0.999);
        gain.TwoSided.ShouldBe(2 * gain.Greater, 1e-12);
    }
}
