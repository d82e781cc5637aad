using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>The figures of one arm.</summary>
public sealed class ArmReportSpecs
{
    [Fact]
    public void Every_class_but_failed_counts_in_n_and_only_correct_counts_as_right()
    {
        var classes = Enum.GetValues<TrialClass>();
        var builder = new RunDataBuilder(classes.Length);
        for (var sample = 0; sample < classes.Length; sample++)
        {
            builder.Trial(0, sample, classes[sample]).Trial(1, sample, TrialClass.Correct);
        }

        var arm = builder.Analyze().Arms[0];

        arm.Metrics.Accuracy.N.ShouldBe(9);
        arm.Metrics.Accuracy.Value!.Value.ShouldBe(1 / 9.0, 1e-12);
        arm.Metrics.ValidRate.Value!.Value.ShouldBe(2 / 9.0, 1e-12);
        arm.Counts.Failed.ShouldBe(1);
        (arm.Counts.Correct + arm.Counts.Wrong + arm.Counts.Ambiguous + arm.Counts.Unparseable + arm.Counts.InvalidJson + arm.Counts.Refused
            + arm.Counts.Filtered + arm.Counts.Truncated + arm.Counts.Timeout + arm.Counts.Failed).ShouldBe(arm.Counts.Planned);
        arm.Errors.ShouldBe(new Dictionary<string, int> { ["network"] = 1 });
        arm.Invalid.ShouldBe([2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public void Accuracy_has_Wilson_s_interval()
    {
        var arm = new RunDataBuilder(100).Pairs(80, 5, 5).Analyze().Arms[1];

        var wilson = Wilson.Interval(85, 100);
        (arm.Metrics.Accuracy.Lower, arm.Metrics.Accuracy.Upper).ShouldBe((wilson.Lower, wilson.Upper));
    }

    [Fact]
    public void With_repeats_the_item_is_the_unit_and_the_interval_is_t_on_item_means()
    {
        var builder = new RunDataBuilder(40, repeats: 3);
        for (var sample = 0; sample < 40; sample++)
        {
            for (var repeat = 0; repeat < 3; repeat++)
            {
                builder.Trial(0, sample, sample % 4 == 0 ? TrialClass.Wrong : TrialClass.Correct, repeat);
                builder.Trial(1, sample, sample % 4 == repeat ? TrialClass.Wrong : TrialClass.Correct, repeat);
            }
        }

        var report = builder.Analyze();

        report.Arms[0].Metrics.Accuracy.N.ShouldBe(40);
        report.Arms[0].Metrics.Accuracy.Value!.Value.ShouldBe(0.75, 1e-12);
        report.Arms[0].Metrics.Accuracy.Method.ShouldBe("t on item means");
        // Three answers alike are one item: the interval is that of 40, not of 120.
        var spread = report.Arms[0].Metrics.Accuracy.Upper!.Value - report.Arms[0].Metrics.Accuracy.Lower!.Value;
        spread.ShouldBe(2 * StudentTDistribution.Quantile(0.975, 39) * Math.Sqrt(0.75 * 0.25 / 39), 1e-9);
        report.Arms[0].Counts.Planned.ShouldBe(120);
        report.Arms[0].ChangedBetweenRepeats!.Value.ShouldBe(0);
        report.Arms[1].ChangedBetweenRepeats!.Value!.Value.ShouldBe(0.75, 1e-12);
        report.Arms[1].Flipped.Count.ShouldBe(30);
    }

    [Fact]
    public void Macro_F1_is_the_mean_of_the_labels_F1_and_an_abstention_costs_recall_only()
    {
        var builder = new RunDataBuilder(60).Target(sample => sample % 2);
        for (var sample = 0; sample < 60; sample++)
        {
            builder.Trial(0, sample, sample < 12 ? TrialClass.Refused : TrialClass.Correct);
            builder.Trial(1, sample, TrialClass.Correct);
        }

        var arm = builder.Analyze().Arms[0];

        arm.Labels!.Count.ShouldBe(2, "the third label is neither expected nor answered");
        arm.Labels[0].Precision.ShouldBe(1);
        arm.Labels[0].Recall.ShouldBe(0.8, 1e-12);
        arm.Labels[0].Support.ShouldBe(30);
        arm.Metrics.MacroF1!.Value!.Value.ShouldBe(1.6 / 1.8, 1e-12);
        arm.Metrics.MacroF1.Lower!.Value.ShouldBeLessThan(1.6 / 1.8);
        arm.Confusion!.Cells.ShouldContain(new EvalHarness.Analysis.ConfusionCell(0, -1, 6));
        arm.Confusion.Total.ShouldBe(60);
    }

    [Fact]
    public void Slices_stand_under_field_and_value_with_their_own_n()
    {
        var arm = new RunDataBuilder(10).Pairs(6, 0, 0).Slice("language", ["ar", "en"], sample => sample < 4 ? 0 : sample < 9 ? 1 : -1).Analyze().Arms[0];

        arm.Slices.Keys.ShouldBe(["language=ar", "language=en"]);
        arm.Slices["language=ar"].Value.ShouldBe(1);
        arm.Slices["language=en"].N.ShouldBe(5);
        arm.Slices["language=en"].Value!.Value.ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void Latency_leaves_out_cached_cold_and_unknown_answers_and_keeps_timeouts_as_the_longest()
    {
        var builder = new RunDataBuilder(7);
        builder.Trial(0, 0, TrialClass.Correct, latency: 10);
        builder.Trial(0, 1, TrialClass.Wrong, latency: 20);
        builder.Trial(0, 2, TrialClass.Correct, latency: 30, load: 400);
        builder.Trial(0, 3, TrialClass.Correct, latency: 5, load: 1001);
        builder.Trial(0, 4, TrialClass.Correct);
        builder.Trial(0, 5, TrialClass.Timeout, latency: 60000);
        builder.Trial(0, 6, TrialClass.Correct, latency: 1);
        builder.Table.Cached[6] = true;

        var latency = builder.Analyze().Arms[0].LatencyMs;

        latency.N.ShouldBe(4);
        latency.P50.Value.ShouldBe(25);
        latency.P95.Value.ShouldBeNull("it lies between 30 ms and a timeout");
        (latency.Cold, latency.Cached, latency.Unknown, latency.Timeouts).ShouldBe((1, 1, 1, 1));
        latency.LoadSubtracted.ShouldBeTrue();
        latency.P50.Upper.ShouldBeNull("four answers bound no median from above");
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1000.1, 1)]
    public void Cold_begins_above_one_second_of_loading(float load, int cold)
    {
        new RunDataBuilder(1).Trial(0, 0, TrialClass.Correct, latency: 5, load: load).Analyze().Arms[0].LatencyMs.Cold.ShouldBe(cold);
    }

    [Fact]
    public void Unknown_cost_is_counted_and_never_zero()
    {
        var builder = new RunDataBuilder(4);
        builder.Trial(0, 0, TrialClass.Correct, cost: 0.002);
        builder.Trial(0, 1, TrialClass.Wrong, cost: 0.004);
        builder.Trial(0, 2, TrialClass.Correct);
        builder.Trial(0, 3, TrialClass.Failed, cost: 0.001);

        var cost = builder.Analyze().Arms[0].Cost;

        cost.TotalUsd!.Value.ShouldBe(0.007, 1e-12);
        cost.Per1000Usd!.Value.ShouldBe(3, 1e-12);
        cost.UnpricedTrials.ShouldBe(1);
    }

    [Fact]
    public void Tokens_are_summed_where_the_server_counted_them()
    {
        var builder = new RunDataBuilder(3).Pairs(3, 0, 0);
        (builder.Table.InputTokens[0], builder.Table.InputTokens[1]) = (100, 300);

        var usage = builder.Analyze().Arms[0].Usage;

        (usage.Input, usage.Mean.Input, usage.Known.Input).ShouldBe((400L, 200.0, 2));
        usage.Output.ShouldBeNull();
    }

    [Fact]
    public void A_reworded_item_that_is_answered_otherwise_counts_as_changed()
    {
        var builder = new RunDataBuilder(6).Pairs(5, 0, 0).Variant(1, 0).Variant(5, 4);

        var arm = builder.Analyze().Arms[0];

        arm.ChangedByRewording!.N.ShouldBe(2);
        arm.ChangedByRewording.Value.ShouldBe(0.5);
        new RunDataBuilder(3).Pairs(3, 0, 0).Analyze().Arms[0].ChangedByRewording.ShouldBeNull();
    }
}
