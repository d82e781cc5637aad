using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>The rules of statistics.md §2, §4 and §5 on whole runs.</summary>
public sealed class PairedComparisonSpecs
{
    /// <summary>Two repeats: the baseline is right in one of them on the first items and in both on the others.</summary>
    private static RunDataBuilder Halves(int n, int half)
    {
        var builder = new RunDataBuilder(n, repeats: 2);
        for (var sample = 0; sample < n; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct, 0).Trial(0, sample, sample < half ? TrialClass.Wrong : TrialClass.Correct, 1);
            builder.Trial(1, sample, TrialClass.Correct, 0).Trial(1, sample, TrialClass.Correct, 1);
        }

        return builder;
    }

    private static PairedComparison Only(RunDataBuilder builder) => builder.Analyze().Comparisons.ShouldHaveSingleItem();

    [Theory]
    [InlineData(500, 300, 90, 10, "MEANINGFULLY_BETTER")]
    [InlineData(500, 300, 10, 90, "MEANINGFULLY_WORSE")]
    [InlineData(1200, 1112, 41, 18, "BETTER_SIZE_UNRESOLVED")]
    [InlineData(1200, 1112, 18, 41, "WORSE_SIZE_UNRESOLVED")]
    [InlineData(2000, 1900, 10, 11, "EQUIVALENT")]
    [InlineData(600, 500, 30, 22, "NON_INFERIOR")]
    [InlineData(600, 500, 22, 30, "NON_SUPERIOR")]
    [InlineData(100, 80, 8, 6, "INCONCLUSIVE")]
    public void Each_verdict_is_read_off_its_table(int n, int bothRight, int fixedItems, int broke, string verdict)
    {
        Only(new RunDataBuilder(n).Pairs(bothRight, fixedItems, broke)).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, "MEANINGFULLY_BETTER")]
    public void Below_twenty_items_there_are_numbers_and_no_verdict(int n, string? verdict)
    {
        var comparison = Only(new RunDataBuilder(n).Pairs(0, n, 0));

        comparison.Verdict.ShouldBe(verdict);
        comparison.Difference.Value.ShouldBe(1);
        comparison.Significant.ShouldBe(verdict is not null);
    }

    [Fact]
    public void The_lists_name_the_items_in_the_run_s_order()
    {
        var items = Only(new RunDataBuilder(30).Pairs(20, 3, 2)).Items;

        items.Fixed.ShouldBe([20, 21, 22]);
        items.Broke.ShouldBe([23, 24]);
        items.BothWrong.ShouldBe([25, 26, 27, 28, 29]);
    }

    [Fact]
    public void A_pair_counts_only_where_both_arms_were_reached()
    {
        var builder = new RunDataBuilder(1000).Pairs(900, 90, 5);
        builder.Trial(0, 990, TrialClass.Failed);
        builder.Trial(1, 999, TrialClass.Failed);

        var comparison = Only(builder);

        comparison.N.ShouldBe(998);
        comparison.Dropped.Pairs.ShouldBe(2);
        comparison.Dropped.Worst!.Value.ShouldBe((90 - 4 - 2) / 1000.0, 1e-12);
        comparison.Dropped.Best!.Value.ShouldBe((90 - 4 + 2) / 1000.0, 1e-12);
        comparison.Verdict.ShouldBe("MEANINGFULLY_BETTER");
        comparison.Items.Dropped.ShouldBe([990, 999]);
    }

    [Theory]
    [InlineData(20, "MEANINGFULLY_BETTER")]
    [InlineData(21, "INCONCLUSIVE")]
    public void More_than_two_percent_of_missing_pairs_make_it_inconclusive(int missing, string verdict)
    {
        var builder = new RunDataBuilder(1000).Pairs(700, 290, 5);
        for (var sample = 0; sample < missing; sample++)
        {
            builder.Trial(1, sample, TrialClass.Failed);
        }

        var comparison = Only(builder);

        comparison.Dropped.Share.ShouldBe(missing / 1000.0, 1e-12);
        comparison.Verdict.ShouldBe(verdict);
        (comparison.VerdictNote is null).ShouldBe(missing <= 20);
    }

    [Fact]
    public void A_verdict_that_the_missing_pairs_could_change_is_withdrawn()
    {
        // 24 against 9 of 600 is significant; ten of the baseline's among nine missing pairs are not.
        var whole = new RunDataBuilder(609).Pairs(500, 24, 9);
        for (var sample = 600; sample < 609; sample++)
        {
            whole.Trial(1, sample, TrialClass.Failed);
        }

        var comparison = Only(whole);

        comparison.Significant.ShouldBeTrue();
        comparison.Dropped.Share.ShouldBeLessThan(0.02);
        comparison.Dropped.Worst!.Verdict.ShouldNotBe(comparison.Dropped.Best!.Verdict);
        comparison.Verdict.ShouldBe("INCONCLUSIVE");
        comparison.VerdictNote.ShouldNotBeNull().ShouldContain("could change the verdict");
    }

    [Fact]
    public void A_pair_that_is_not_settled_yet_is_pending_and_not_dropped()
    {
        var builder = new RunDataBuilder(50).Pairs(40, 5, 5);
        builder.Table.Present[3] = false;

        var comparison = Only(builder);

        (comparison.N, comparison.Pending, comparison.Dropped.Pairs).ShouldBe((49, 1, 0));
    }

    [Fact]
    public void Groups_widen_the_interval_and_their_design_effect_is_told()
    {
        var alone = Only(new RunDataBuilder(600).Pairs(480, 60, 30));
        var grouped = Only(new RunDataBuilder(600).Pairs(480, 60, 30).Cluster(sample => sample / 6));

        alone.Groups.ShouldBeNull();
        grouped.Groups!.Count.ShouldBe(100);
        grouped.Groups.DesignEffect!.Value.ShouldBeGreaterThan(2);
        grouped.Groups.SignFlipP.ShouldBeNull("a hundred even groups need no second test");
        grouped.Difference.Value.ShouldBe(alone.Difference.Value);
        grouped.Difference.Lower!.Value.ShouldBeLessThan(alone.Difference.Lower!.Value);
        grouped.Difference.Upper!.Value.ShouldBeGreaterThan(alone.Difference.Upper!.Value);
        grouped.PValue.Value!.Value.ShouldBeGreaterThan(alone.PValue.Value!.Value);
        grouped.Needed.Significant!.Value.ShouldBeGreaterThan(alone.Needed.Significant!.Value);
        grouped.Table.ShouldBe(alone.Table);
    }

    [Theory]
    [InlineData(5, null, true)]
    [InlineData(6, "INCONCLUSIVE", true)]
    [InlineData(19, "INCONCLUSIVE", true)]
    [InlineData(20, "INCONCLUSIVE", false)]
    public void Few_groups_are_tested_by_sign_flips_and_fewer_than_six_give_no_verdict(int groups, string? verdict, bool flipped)
    {
        var comparison = Only(new RunDataBuilder(groups * 10).Pairs(groups * 8, groups, groups - 1).Cluster(sample => sample % groups));

        comparison.Groups!.SignFlipP.HasValue.ShouldBe(flipped);
        (comparison.Verdict is null).ShouldBe(verdict is null);
    }

    [Fact]
    public void A_group_of_more_than_a_quarter_of_the_items_asks_for_sign_flips_too()
    {
        Only(new RunDataBuilder(400).Pairs(350, 20, 10).Cluster(sample => sample < 100 ? -1 : sample)).Groups!.LargestShare.ShouldBe(0.25);
        Only(new RunDataBuilder(400).Pairs(350, 20, 10).Cluster(sample => sample < 101 ? -1 : sample)).Groups!.SignFlipP.ShouldNotBeNull();
    }

    [Fact]
    public void Repeats_are_means_of_items_and_leave_no_table()
    {
        var builder = new RunDataBuilder(60, repeats: 2);
        for (var sample = 0; sample < 60; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct, 0).Trial(0, sample, sample < 30 ? TrialClass.Wrong : TrialClass.Correct, 1);
            builder.Trial(1, sample, TrialClass.Correct, 0).Trial(1, sample, TrialClass.Correct, 1);
        }

        var comparison = Only(builder);

        comparison.Table.ShouldBeNull();
        (comparison.N, comparison.Fixed, comparison.Broke).ShouldBe((60, 30, 0));
        comparison.Difference.Value!.Value.ShouldBe(0.25, 1e-12);
        comparison.Difference.Method.ShouldBe("hull of t and Hall on item means");
        comparison.Verdict.ShouldBe("MEANINGFULLY_BETTER");
    }

    [Fact]
    public void Few_changed_items_with_repeats_are_judged_by_betting_and_sign_flips()
    {
        var builder = new RunDataBuilder(60, repeats: 2);
        for (var sample = 0; sample < 60; sample++)
        {
            for (var repeat = 0; repeat < 2; repeat++)
            {
                builder.Trial(0, sample, sample < 9 && repeat == 0 ? TrialClass.Wrong : TrialClass.Correct, repeat);
                builder.Trial(1, sample, TrialClass.Correct, repeat);
            }
        }

        var comparison = Only(builder);

        comparison.Difference.Method.ShouldBe("betting interval on item means");
        comparison.PValue.Method.ShouldBe("sign flips of items");
    }

    [Fact]
    public void Several_candidates_share_alpha_and_show_Holm_s_p()
    {
        var one = Only(new RunDataBuilder(300).Pairs(250, 20, 6));
        var builder = new RunDataBuilder(300, arms: 3).Pairs(250, 20, 6);
        for (var sample = 0; sample < 300; sample++)
        {
            builder.Trial(2, sample, sample < 270 ? TrialClass.Correct : TrialClass.Wrong);
        }

        var report = builder.Analyze();

        report.Comparisons.Count.ShouldBe(2);
        report.Comparisons[0].Alpha.ShouldBe(0.025);
        report.Comparisons[0].Difference.Lower!.Value.ShouldBeLessThan(one.Difference.Lower!.Value);
        report.Comparisons[0].PValue.Value.ShouldBe(one.PValue.Value);
        report.Comparisons[0].PValue.Adjusted!.Value.ShouldBeGreaterThan(one.PValue.Value!.Value);
    }

    [Fact]
    public void Sizes_for_repeats_rest_on_the_spread_of_item_means()
    {
        // d = ½ on half of 60 items: mean ¼, s² = (1/16)·60/59; Z² = 7.8489, z² = 3.8415, distances 0.22 and 0.25, margin 0.03.
        Only(Halves(60, 30)).Needed.ShouldBe(new(11, null, 8, 272));
        Only(Halves(2, 1)).Needed.Significant.ShouldNotBeNull("two items have a spread");
        Only(Halves(60, 60)).Needed.Significant.ShouldBeNull("without a spread no size can be told");
    }

    [Fact]
    public void A_slice_without_a_pair_is_not_listed() =>
        Only(new RunDataBuilder(40).Pairs(30, 5, 5).Slice("source", ["clear", "never"], _ => 0)).Slices.ShouldHaveSingleItem().Slice.ShouldBe("source=clear");

    [Fact]
    public void Slices_are_adjusted_and_only_a_clear_one_stands_out()
    {
        var slices = Only(new RunDataBuilder(400).Pairs(300, 60, 2).Slice("source", ["clear", "noise"], sample => sample is >= 300 and < 362 ? 0 : 1)).Slices;

        slices.Count.ShouldBe(2);
        slices[0].StandsOut.ShouldBeTrue();
        slices[1].StandsOut.ShouldBeFalse();
        slices[0].AdjustedP.ShouldBeGreaterThanOrEqualTo(slices[0].P);
    }

    [Theory]
    [InlineData(MetricName.ExactMatch)]
    [InlineData(MetricName.ValidRate)]
    public void Strict_and_valid_answers_can_decide_as_well(MetricName metric)
    {
        var builder = new RunDataBuilder(200).Pairs(200, 0, 0).Compare(plan => plan with { Metric = metric });
        for (var sample = 0; sample < 40; sample++)
        {
            builder.Trial(0, sample, metric == MetricName.ValidRate ? TrialClass.Refused : TrialClass.Correct);
            builder.Table.ExactMatch[sample] = false;
        }

        var comparison = Only(builder);

        comparison.Metric.ShouldBe(MetricNames.Of(metric));
        comparison.Table!.OnlyCandidate.ShouldBe(40);
    }

    [Fact]
    public void Macro_F1_is_judged_by_the_paired_bootstrap_and_the_swap_test()
    {
        var builder = new RunDataBuilder(300).Target(sample => sample % 3).Pairs(200, 70, 10).Compare(plan => plan with { Metric = MetricName.MacroF1 });

        var comparison = Only(builder);

        comparison.Difference.Method.ShouldBe("paired stratified BCa");
        comparison.PValue.Method.ShouldBe("paired swap test");
        comparison.Table.ShouldBeNull();
        comparison.Verdict.ShouldBe("MEANINGFULLY_BETTER");
        var report = builder.Analyze();
        comparison.Difference.Value!.Value.ShouldBe(report.Arms[1].Metrics.MacroF1!.Value!.Value - report.Arms[0].Metrics.MacroF1!.Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Macro_F1_gives_no_verdict_where_a_label_is_rarer_than_ten(int rare, bool judged)
    {
        var builder = new RunDataBuilder(200).Target(sample => sample % (200 / rare) == 0 && sample / (200 / rare) < rare ? 1 : 0).Pairs(120, 60, 5)
            .Compare(plan => plan with { Metric = MetricName.MacroF1 });

        (Only(builder).Verdict is not null).ShouldBe(judged);
    }

    [Fact]
    public void Field_F1_is_judged_over_documents()
    {
        var builder = new RunDataBuilder(80).Pairs(80, 0, 0).Compare(plan => plan with { Metric = MetricName.FieldF1 });
        var rows = 160;
        var (right, extra, missing) = (new int[rows], new int[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var wrong = row < 80 && row % 2 == 0 ? 1 : 0;
            (right[row], extra[row], missing[row]) = (4 - wrong, wrong, wrong);
        }

        builder.Fields = new(right, extra, missing);
        var report = builder.Analyze();

        report.Arms[0].Metrics.FieldF1!.Value!.Value.ShouldBe(0.875, 1e-12);
        report.Comparisons[0].Difference.Value!.Value.ShouldBe(0.125, 1e-12);
        report.Comparisons[0].Verdict.ShouldBe("MEANINGFULLY_BETTER");
    }

    [Fact]
    public void Time_and_cost_are_compared_on_the_same_items()
    {
        var builder = new RunDataBuilder(60);
        for (var sample = 0; sample < 60; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct, latency: 100 + sample, cost: 0.010);
            builder.Trial(1, sample, TrialClass.Correct, latency: 2 * (100 + sample), cost: 0.001 + (0.0001 * (sample % 3)));
        }

        var comparison = Only(builder);

        comparison.LatencyRatio!.Value.ShouldBe(2, 1e-9);
        comparison.LatencyRatio.N.ShouldBe(60);
        comparison.CostRatio!.Value.ShouldBe(0.11, 1e-9);
        comparison.CostRatio.Lower!.Value.ShouldBeInRange(0.105, 0.11);
        Only(new RunDataBuilder(30).Pairs(30, 0, 0)).CostRatio.ShouldBeNull("nothing is priced");
    }

    [Theory]
    [InlineData(0.90, "pass")]
    [InlineData(0.97, "unknown")]
    [InlineData(0.995, "fail")]
    public void A_guardrail_needs_its_whole_interval_on_one_side(double limit, string status)
    {
        var builder = new RunDataBuilder(400).Pairs(400, 0, 0).Compare(plan => plan with { Guardrails = new() { ValidRate = limit } });
        for (var sample = 0; sample < 12; sample++)
        {
            builder.Trial(1, sample, TrialClass.Unparseable);
        }

        builder.Analyze().Guardrails.ShouldHaveSingleItem().Status.ShouldBe(status);
    }

    [Fact]
    public void The_exact_p_is_McNemar_s()
    {
        Only(new RunDataBuilder(100).Pairs(80, 9, 3)).PValue.McnemarExact!.Value.ShouldBe(McNemar.Exact(9, 3));
    }
}
