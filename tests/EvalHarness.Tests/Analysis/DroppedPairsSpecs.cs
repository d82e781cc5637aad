using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>What is assumed of pairs that one arm could not be reached for, metric by metric (statistics.md §4).</summary>
public sealed class DroppedPairsSpecs
{
    [Fact]
    public void Where_no_pair_is_left_all_are_missing_or_none_was_asked()
    {
        var dead = new RunDataBuilder(30);
        var waiting = new RunDataBuilder(30);
        for (var sample = 0; sample < 30; sample++)
        {
            dead.Trial(0, sample, TrialClass.Correct).Trial(1, sample, TrialClass.Failed);
            waiting.Trial(0, sample, TrialClass.Correct);
        }

        Only(dead).Dropped.ShouldBe(new DroppedReport(30, 1, null, null));
        Only(waiting).Dropped.ShouldBe(new DroppedReport(0, 0, null, null));
    }

    [Theory]
    [InlineData(MetricName.MacroF1)]
    [InlineData(MetricName.Mcc)]
    public void Missing_labels_are_left_out_and_bounded_from_both_sides(MetricName metric)
    {
        var builder = Labelled(300, metric);
        for (var sample = 294; sample < 300; sample++)
        {
            builder.Trial(0, sample, TrialClass.Failed).Trial(1, sample, TrialClass.Failed);
        }

        var report = builder.Analyze();
        var comparison = report.Comparisons[0];
        var (candidate, baseline) = (report.Arms[1].Metrics, report.Arms[0].Metrics);
        var gap = metric == MetricName.Mcc ? candidate.Mcc!.Value - baseline.Mcc!.Value : candidate.MacroF1!.Value - baseline.MacroF1!.Value;

        comparison.Difference.Value!.Value.ShouldBe(gap!.Value, 1e-12);
        comparison.Dropped.Pairs.ShouldBe(6);
        comparison.Dropped.Worst!.Value.ShouldBeLessThan(gap.Value - 0.01);
        comparison.Dropped.Best!.Value.ShouldBeGreaterThan(gap.Value + 0.01);
    }

    [Fact]
    public void An_answer_counts_only_beside_the_other_arm_s_answer_of_the_same_repeat()
    {
        var oneFailed = Repeated();
        var bothFailed = Repeated();
        for (var sample = 0; sample < 40; sample++)
        {
            oneFailed.Trial(1, sample, TrialClass.Failed, repeat: 1);
            bothFailed.Trial(1, sample, TrialClass.Failed, repeat: 1).Trial(0, sample, TrialClass.Failed, repeat: 1);
        }

        Only(oneFailed).Difference.Value.ShouldBe(Only(bothFailed).Difference.Value);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void Fifty_items_are_the_least_for_a_verdict_on_labels(int n, bool judged) =>
        (Only(Labelled(n, MetricName.MacroF1)).Verdict is not null).ShouldBe(judged);

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void Fifty_documents_are_the_least_for_a_verdict_on_fields(int n, bool judged) =>
        (Only(Documents(n)).Verdict is not null).ShouldBe(judged);

    [Fact]
    public void A_missing_document_is_lost_or_won_with_all_its_fields()
    {
        var builder = Documents(80);
        Fail(builder, arm: 1, sample: 79);

        var comparison = Only(builder);

        // Left out: 40 documents with 3 of 4 fields right and 39 whole ones. Lost: the candidate misses four. Won: the baseline does.
        comparison.Difference.Value!.Value.ShouldBe(1 - (552.0 / 632), 1e-12);
        comparison.Dropped.Worst!.Value.ShouldBe((632.0 / 636) - (560.0 / 640), 1e-12);
        comparison.Dropped.Best!.Value.ShouldBe(1 - (552.0 / 636), 1e-12);
    }

    [Fact]
    public void A_document_that_neither_arm_was_reached_for_counts_as_one_field()
    {
        var builder = Documents(80);
        Fail(builder, arm: 0, sample: 79);
        Fail(builder, arm: 1, sample: 79);

        Only(builder).Dropped.Worst!.Value.ShouldBe((632.0 / 633) - (554.0 / 634), 1e-12);
    }

    [Fact]
    public void Documents_in_groups_are_resampled_and_swapped_by_group()
    {
        Only(Documents(80)).Difference.Method.ShouldBe("paired BCa by document");
        Only(Documents(80).Cluster(sample => sample / 2)).Difference.Method.ShouldBe("paired BCa by group");
    }

    private static PairedComparison Only(RunDataBuilder builder) => builder.Analyze().Comparisons.ShouldHaveSingleItem();

    private static RunDataBuilder Labelled(int n, MetricName metric) => new RunDataBuilder(n).Target(sample => sample % 3)
        .Pairs(n / 2, n / 4, n / 20).Compare(plan => plan with { Metric = metric });

    private static RunDataBuilder Repeated()
    {
        var builder = new RunDataBuilder(120, repeats: 2).Target(sample => sample % 3).Compare(plan => plan with { Metric = MetricName.MacroF1 });
        for (var sample = 0; sample < 120; sample++)
        {
            for (var repeat = 0; repeat < 2; repeat++)
            {
                builder.Trial(0, sample, sample % 4 == repeat ? TrialClass.Wrong : TrialClass.Correct, repeat);
                builder.Trial(1, sample, sample % 9 == repeat ? TrialClass.Wrong : TrialClass.Correct, repeat);
            }
        }

        return builder;
    }

    /// <summary>Four fields a document; the baseline has one wrong in every second document, the candidate none.</summary>
    private static RunDataBuilder Documents(int n)
    {
        var builder = new RunDataBuilder(n).Pairs(n, 0, 0).Compare(plan => plan with { Metric = MetricName.FieldF1 });
        var (right, extra, missing) = (new int[2 * n], new int[2 * n], new int[2 * n]);
        for (var row = 0; row < 2 * n; row++)
        {
            var wrong = row < n && row % 2 == 0 ? 1 : 0;
            (right[row], extra[row], missing[row]) = (4 - wrong, wrong, wrong);
        }

        builder.Fields = new(right, extra, missing);
        return builder;
    }

    private static void Fail(RunDataBuilder builder, int arm, int sample)
    {
        var row = builder.Table.RowOf(new(arm, sample, 0));
        builder.Trial(arm, sample, TrialClass.Failed);
        (builder.Fields!.TruePositives[row], builder.Fields.FalsePositives[row], builder.Fields.FalseNegatives[row]) = (0, 0, 0);
    }
}
