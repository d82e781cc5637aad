using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Quantiles of an arm's answer times (contract: Latency).</summary>
internal static class Latency
{
    /// <summary>From this load time on an answer is cold and stands apart.</summary>
    private const float ColdMs = 1000;

    /// <summary>Wall time of the successful attempt, less the server's load time.</summary>
    public static LatencyReport Of(RunData run, int arm)
    {
        var trials = run.Trials;
        var rows = ArmRows.Of(run, arm);
        var values = new double[rows.End - rows.First];
        int n = 0, timeouts = 0, cold = 0, cached = 0, unknown = 0;
        var loadSubtracted = false;
        for (var row = rows.First; row < rows.End; row++)
        {
            if (!ArmRows.IsAnswered(trials, row))
            {
                continue;
            }

            if (trials.Cached[row])
            {
                cached++;
            }
            else if (trials.Class[row] == TrialClass.Timeout)
            {
                // Dropping it would make the arm that times out look fast.
                timeouts++;
                values[n++] = double.PositiveInfinity;
            }
            else if (trials.LoadMs[row] > ColdMs)
            {
                cold++;
            }
            else if (trials.LatencyMs[row] < 0)
            {
                unknown++;
            }
            else
            {
                values[n++] = trials.LatencyMs[row];
                loadSubtracted |= trials.LoadMs[row] > 0;
            }
        }

        var sorted = Sorted(values, n);
        return new()
        {
            P50 = At(sorted, 0.50),
            P95 = At(sorted, 0.95),
            P99 = At(sorted, 0.99),
            N = sorted.Length,
            Timeouts = timeouts,
            Cold = cold,
            Cached = cached,
            Unknown = unknown,
            LoadSubtracted = loadSubtracted,
            Curve = sorted.Length == 0 ? [] : [.. Enumerable.Range(0, 101).Select(percent => Finite(Quantile.Type7(sorted, percent / 100.0)))],
        };
    }

    /// <summary>Time to the first token, over warm and uncached answers that say it; null where none does.</summary>
    public static FirstTokenReport? FirstToken(RunData run, int arm)
    {
        var trials = run.Trials;
        var rows = ArmRows.Of(run, arm);
        var values = new List<double>();
        for (var row = rows.First; row < rows.End; row++)
        {
            if (trials.FirstTokenMs[row] >= 0 && IsWarm(run, row))
            {
                values.Add(trials.FirstTokenMs[row]);
            }
        }

        var sorted = Sorted([.. values], values.Count);
        return sorted.Length == 0 ? null : new(At(sorted, 0.50), At(sorted, 0.95), sorted.Length);
    }

    /// <summary>True where the row's time is one of this run's own, without loading a model.</summary>
    public static bool IsWarm(RunData run, int row) =>
        ArmRows.IsAnswered(run.Trials, row) && !run.Trials.Cached[row] && run.Trials.LoadMs[row] <= ColdMs
        && run.Trials.Class[row] != TrialClass.Timeout;

    private static double[] Sorted(double[] values, int n)
    {
        Array.Resize(ref values, n);
        Array.Sort(values);
        return values;
    }

    private static QuantileEstimate At(double[] sorted, double p)
    {
        if (sorted.Length == 0)
        {
            return QuantileEstimate.Unknown;
        }

        var interval = QuantileInterval.OrderStatistics(sorted, p).Interval;
        return new(Finite(Quantile.Type7(sorted, p)), Finite(interval.Lower), Finite(interval.Upper));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
