using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>The share of samples that hit, with its interval.</summary>
internal static class Proportion
{
    private const string WilsonName = "wilson";

    /// <summary>
    /// Wilson where each sample was asked once. With repeats the sample's mean is the unit (statistics.md §4: never K·n Bernoulli
    /// trials): mean ± t by CR2 over the declared groups, which is the ordinary t where every sample stands alone.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="scores">The arm's scores.</param>
    /// <param name="only">Samples that count; null for all.</param>
    public static MetricEstimate Of(RunData run, ItemScores scores, Func<int, bool>? only = null)
    {
        if (run.Trials.Repeats == 1)
        {
            int hits = 0, n = 0;
            for (var sample = 0; sample < scores.States.Length; sample++)
            {
                if (IsCounted(sample))
                {
                    n++;
                    hits += (int)scores.Values[sample];
                }
            }

            return OfCount(hits, n);
        }

        var values = new List<double>();
        var groups = new List<int>();
        for (var sample = 0; sample < scores.States.Length; sample++)
        {
            if (IsCounted(sample))
            {
                values.Add(scores.Values[sample]);
                groups.Add(run.Samples.Clusters[sample]);
            }
        }

        return values.Count == 0 ? MetricEstimate.None(WilsonName) : OfMeans([.. values], [.. groups]);

        bool IsCounted(int sample) => scores.States[sample] == ItemState.Answered && (only is null || only(sample));
    }

    /// <summary>Wilson's interval of a count.</summary>
    public static MetricEstimate OfCount(int hits, int n)
    {
        if (n == 0)
        {
            return MetricEstimate.None(WilsonName);
        }

        var interval = Wilson.Interval(hits, n);
        return new((double)hits / n, interval.Lower, interval.Upper, n, WilsonName);
    }

    private static MetricEstimate OfMeans(double[] means, int[] groups)
    {
        var distinct = Distinct.Count(groups);
        var value = Sum(means) / means.Length;
        if (distinct >= 2)
        {
            var mean = ClusterRobust.Mean(means, groups);
            if (mean.SeCr2 > 0)
            {
                var interval = mean.Interval().Interval.Clip(0, 1);
                return new(value, interval.Lower, interval.Upper, means.Length, distinct < means.Length ? "t on item means, CR2 by group" : "t on item means");
            }
        }

        // All items agree: a zero-variance sample must not yield an interval of no width.
        var wilson = Wilson.Interval((int)Math.Round(Sum(means)), means.Length);
        return new(value, Math.Min(value, wilson.Lower), Math.Max(value, wilson.Upper), means.Length, WilsonName);
    }

    private static double Sum(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
