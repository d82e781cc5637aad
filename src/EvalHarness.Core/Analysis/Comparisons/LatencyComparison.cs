using EvalHarness.Analysis.Metrics;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Answer times on the same items, from the logarithms of their ratios (statistics.md §7).</summary>
internal static class LatencyComparison
{
    /// <summary>The ratio over items that both arms answered warm and in time; null where fewer than two are known.</summary>
    public static RatioReport? Of(RunData run, int candidate, int baseline)
    {
        var (one, other) = (new double[run.Samples.Count], new double[run.Samples.Count]);
        var n = 0;
        for (var sample = 0; sample < run.Samples.Count; sample++)
        {
            if (Mean(run, candidate, sample) is { } first && Mean(run, baseline, sample) is { } second)
            {
                (one[n], other[n]) = (first, second);
                n++;
            }
        }

        if (n < 2)
        {
            return null;
        }

        var (mean, _, robust) = LatencyRatio.Of(one.AsSpan(0, n), other.AsSpan(0, n));
        return new(mean.Value, mean.Lower, mean.Upper, n, "geometric mean of paired ratios, t on logs")
        {
            Robust = new(robust.Value, robust.Lower, robust.Upper),
        };
    }

    private static double? Mean(RunData run, int arm, int sample)
    {
        var first = run.Trials.RowOf(new(arm, sample, 0));
        double sum = 0;
        var known = 0;
        for (var row = first; row < first + run.Trials.Repeats; row++)
        {
            if (Latency.IsWarm(run, row) && run.Trials.LatencyMs[row] > 0)
            {
                sum += run.Trials.LatencyMs[row];
                known++;
            }
        }

        return known == 0 ? null : sum / known;
    }
}
