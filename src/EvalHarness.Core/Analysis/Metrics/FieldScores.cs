using EvalHarness.Scoring;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Precision, recall and F1 of every field, and the share of invented values (statistics.md §7).</summary>
internal static class FieldScores
{
    private const string Prefix = "field.";

    /// <summary>The fields in ordinal order; null where the run has none.</summary>
    public static IReadOnlyList<FieldScore>? Of(RunData run, int arm)
    {
        var names = run.Trials.Scores.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..name.LastIndexOf('.')])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (names.Length == 0)
        {
            return null;
        }
        var rows = Answered(run, arm);
        return [.. names.Select(name => Score(name, Sum(run, rows, name, "tp"), Sum(run, rows, name, "fp"), Sum(run, rows, name, "fn")))];
    }

    /// <summary>Mean over documents of the share of an answer's values that its input does not hold; null where that was not looked at.</summary>
    public static MetricEstimate? Invented(RunData run, int arm)
    {
        if (!run.Trials.Scores.TryGetValue(ScoreNames.Invented, out var shares))
        {
            return null;
        }
        var rows = Array.FindAll(Answered(run, arm), row => shares[row] >= 0);
        if (rows.Length == 0)
        {
            return MetricEstimate.None("BCa by document");
        }
        var first = ArmRows.Of(run, arm).First;
        var samples = Array.ConvertAll(rows, row => (row - first) / run.Trials.Repeats);
        var interval = IndexBootstrap.Run(
            rows.Length,
            () => items => Mean(shares, rows, items),
            new Xoshiro256(run.Seed).Stream((ulong)arm),
            run.Trials.Repeats == 1 ? null : samples,
            replicates: Resampling.Replicates(rows.Length));
        var n = samples.Distinct().Count();
        return interval.Bca is { } bca
            ? new(interval.Value, bca.Lower, bca.Upper, n, "BCa by document")
            : new(interval.Value, null, null, n, "no interval: every resample falls on one side");
    }

    private static double Mean(float[] shares, int[] rows, ReadOnlySpan<int> items)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            sum += shares[rows[item]];
        }
        return sum / items.Length;
    }

    private static FieldScore Score(string name, int tp, int fp, int fn) =>
        new(name, tp, fp, fn, Share(tp, tp + fp), Share(tp, tp + fn), Share(2 * tp, (2 * tp) + fp + fn));

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    // Counts of zero are left out of the ledger and stand as −1.
    private static int Sum(RunData run, int[] rows, string field, string count) =>
        run.Trials.Scores.TryGetValue(ScoreNames.OfField(field, count), out var column) ? rows.Sum(row => Math.Max(0, (int)column[row])) : 0;

    private static int[] Answered(RunData run, int arm)
    {
        var rows = ArmRows.Of(run, arm);
        return [.. Enumerable.Range(rows.First, rows.End - rows.First).Where(row => ArmRows.IsAnswered(run.Trials, row))];
    }
}
