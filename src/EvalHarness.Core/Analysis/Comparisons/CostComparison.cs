using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Cost on the same items: the ratio of totals (statistics.md §7).</summary>
internal static class CostComparison
{
    /// <summary>Up to this many items the bootstrap is drawn; above, the linearised ratio gives the same interval in one pass.</summary>
    private const int BootstrapLimit = 2_000;

    /// <summary>The ratio over items whose cost is known in both arms; null where fewer than two are, or the baseline is free.</summary>
    public static RatioReport? Of(RunData run, int candidate, int baseline, Xoshiro256 random)
    {
        List<double> one = [], other = [];
        List<int> groups = [];
        for (var sample = 0; sample < run.Samples.Count; sample++)
        {
            if (Sum(run, candidate, sample) is { } first && Sum(run, baseline, sample) is { } second)
            {
                one.Add(first);
                other.Add(second);
                groups.Add(run.Samples.Clusters[sample]);
            }
        }

        var (total, reference) = (one.Sum(), other.Sum());
        if (one.Count < 2 || reference == 0)
        {
            return null;
        }

        return one.Count <= BootstrapLimit
            ? Bootstrapped([.. one], [.. other], [.. groups], random)
            : Linearised([.. one], [.. other], [.. groups], total / reference);
    }

    private static RatioReport Bootstrapped(double[] one, double[] other, int[] groups, Xoshiro256 random)
    {
        var interval = IndexBootstrap.Run(
            one.Length,
            () => items =>
            {
                double total = 0, reference = 0;
                foreach (var item in items)
                {
                    total += one[item];
                    reference += other[item];
                }

                return total / reference;
            },
            random,
            Distinct.Count(groups) < groups.Length ? groups : null);
        return new(interval.Value, interval.Bca?.Lower, interval.Bca?.Upper, one.Length, "ratio of totals, paired BCa");
    }

    /// <summary>log R̂ − log R ≈ mean of a_i/ā − b_i/b̄, whose standard error CR2 gives, groups or not.</summary>
    private static RatioReport Linearised(double[] one, double[] other, int[] groups, double ratio)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        if (meanOne == 0 || Distinct.Count(groups) < 2)
        {
            return new(ratio, null, null, one.Length, "ratio of totals");
        }

        var terms = new double[one.Length];
        for (var item = 0; item < terms.Length; item++)
        {
            terms[item] = (one[item] / meanOne) - (other[item] / meanOther);
        }

        var interval = ClusterRobust.Mean(terms, groups).Interval();
        return new(ratio, ratio * Math.Exp(interval.Lower), ratio * Math.Exp(interval.Upper), one.Length, "ratio of totals, linearised t");
    }

    /// <summary>Cost of a sample over its repeats; null unless every answer's cost is known.</summary>
    private static double? Sum(RunData run, int arm, int sample)
    {
        var first = run.Trials.RowOf(new(arm, sample, 0));
        double sum = 0;
        for (var row = first; row < first + run.Trials.Repeats; row++)
        {
            if (!ArmRows.IsAnswered(run.Trials, row) || run.Trials.Cached[row] || run.Trials.CostUsd[row] < 0)
            {
                return null;
            }

            sum += run.Trials.CostUsd[row];
        }

        return sum;
    }
}
