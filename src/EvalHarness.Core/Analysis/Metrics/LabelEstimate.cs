using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>A metric of all labels together, with the stratified bootstrap's interval.</summary>
internal static class LabelEstimate
{
    private const string Method = "stratified BCa";

    public static MetricEstimate Of(RunData run, int arm, LabelCodes labels, LabelMetric metric)
    {
        var rows = ArmRows.Of(run, arm);
        var (gold, answers, groups) = (new int[rows.End - rows.First], new int[rows.End - rows.First], new int[rows.End - rows.First]);
        var count = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            var sample = (row - rows.First) / run.Trials.Repeats;
            if (run.Samples.Targets[sample] is >= 0 and var target && ArmRows.IsAnswered(run.Trials, row))
            {
                gold[count] = labels.LiveCodeOf(target);
                answers[count] = labels.LiveCodeOf(labels.AnswerOf(row));
                groups[count++] = sample;
            }
        }

        if (count == 0)
        {
            return MetricEstimate.None(Method);
        }

        (gold, answers, groups) = (gold[..count], answers[..count], groups[..count]);
        var cells = LabelCells.Of(gold, answers);
        if (metric == LabelMetric.Mcc && !IsDefined(gold, answers, labels.LiveCount + 1))
        {
            return new(0, null, null, Distinct.Count(groups), "undefined where the target or the answer never varies; 0 by convention");
        }

        var random = new Xoshiro256(run.Seed).Stream((ulong)arm);
        var n = run.Trials.Repeats == 1 ? count : Distinct.Count(groups);
        var interval = run.Trials.Repeats == 1
            ? LabelBootstrap.Items(cells, metric, random, labels: labels.LiveCount)
            : LabelBootstrap.Groups(cells, metric, groups, random, labels.LiveCount, Resampling.Replicates(count));
        return interval.Bca is { } bca
            ? new(interval.Value, bca.Lower, bca.Upper, n, run.Trials.Repeats == 1 ? Method : "BCa by item")
            : new(interval.Value, null, null, n, "no interval: every resample falls on one side");
    }

    private static bool IsDefined(int[] gold, int[] answers, int classes) =>
        MatthewsCorrelation.Of(ClassCounts.Of(gold, answers, classes)).Defined;
}
