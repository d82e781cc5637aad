using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>F1 over all fields of all documents (statistics.md §7), documents being resampled.</summary>
internal static class FieldF1
{
    public static MetricEstimate Of(RunData run, int arm, FieldTallies fields)
    {
        var rows = ArmRows.Of(run, arm);
        var answered = Enumerable.Range(rows.First, rows.End - rows.First).Where(row => ArmRows.IsAnswered(run.Trials, row)).ToArray();
        if (answered.Length == 0)
        {
            return MetricEstimate.None("BCa");
        }

        var samples = Array.ConvertAll(answered, row => (row - rows.First) / run.Trials.Repeats);
        var interval = IndexBootstrap.Run(
            answered.Length,
            () => items => OfRows(fields, answered, items),
            new Xoshiro256(run.Seed).Stream((ulong)arm),
            run.Trials.Repeats == 1 ? null : samples,
            replicates: Resampling.Replicates(answered.Length));
        var n = samples.Distinct().Count();
        return interval.Bca is { } bca
            ? new(interval.Value, bca.Lower, bca.Upper, n, "BCa by document")
            : new(interval.Value, null, null, n, "no interval: every resample falls on one side");
    }

    /// <summary>F1 of the chosen rows.</summary>
    public static double OfRows(FieldTallies fields, int[] rows, ReadOnlySpan<int> items)
    {
        var sum = default(FieldCounts);
        foreach (var item in items)
        {
            sum += fields.Of(rows[item]);
        }

        return sum.F1;
    }
}
