namespace EvalHarness.Statistics;

/// <summary>The robust location of differences: the median of all Walsh averages (d_i + d_j)/2, i ≤ j.</summary>
/// <remarks>
/// Limits are the k-th smallest and k-th largest Walsh average, k from the signed-rank law without ties (normal above 400 values).
/// Order statistics of the n(n+1)/2 averages are found by counting, in n·log n time and without storing them.
/// Source: Hodges and Lehmann, Ann. Math. Stat. 34 (1963); limits as in Hollander and Wolfe, Nonparametric Statistical Methods.
/// </remarks>
public static class HodgesLehmann
{
    private const int ExactLimit = 400;

    /// <summary>Estimate and 1 − alpha interval, in the unit of the differences.</summary>
    /// <exception cref="ArgumentException">No differences, or alpha outside (0, 1).</exception>
    public static HodgesLehmannResult Interval(ReadOnlySpan<double> differences, double alpha = 0.05)
    {
        Preconditions.AtLeast(1, differences.Length, nameof(differences));
        return OfOwn(differences.ToArray(), alpha);
    }

    /// <summary>The same of differences that nobody asks for again: they are put in order where they stand.</summary>
    internal static HodgesLehmannResult OfOwn(double[] sorted, double alpha)
    {
        Preconditions.Level(alpha);
        var n = sorted.Length;
        Array.Sort(sorted);
        var count = (long)n * (n + 1) / 2;

        var (rank, achieved) = LimitRank(n, alpha);
        var value = (WalshAverage(sorted, (count + 1) / 2) + WalshAverage(sorted, (count / 2) + 1)) / 2;
        return new(new(value, WalshAverage(sorted, rank), WalshAverage(sorted, count + 1 - rank)), achieved);
    }

    /// <summary>The rank of the lower limit: the α/2 quantile of the signed-rank law, but at least 1.</summary>
    private static (long Rank, double Achieved) LimitRank(int n, double alpha)
    {
        if (n > ExactLimit)
        {
            var mean = (double)n * (n + 1) / 4;
            var deviation = Math.Sqrt(mean * ((2.0 * n) + 1) / 6);
            return ((long)Math.Ceiling(mean - (NormalDistribution.Critical(alpha) * deviation)), 1 - alpha);
        }

        var law = WilcoxonSignedRank.SumLaw(Enumerable.Range(1, n).ToArray());
        double below = 0;       // P(V < rank)
        var rank = 0;
        while (below + law[rank] < alpha / 2)
        {
            below += law[rank++];
        }

        return rank == 0 ? (1, 1 - (2 * law[0])) : (rank, 1 - (2 * below));
    }

    private static double WalshAverage(double[] sorted, long rank) =>
        MonotoneSearch.SmallestWhere(sorted[0], sorted[^1], value => CountUpTo(sorted, value) >= rank);

    /// <summary>How many Walsh averages are at most <paramref name="value"/>: as i rises, the last fitting j falls.</summary>
    private static long CountUpTo(double[] sorted, double value)
    {
        long count = 0;
        var j = sorted.Length - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            while (j >= i && (sorted[i] + sorted[j]) / 2 > value)
            {
                j--;
            }

            if (j < i)
            {
                break;
            }

            count += j - i + 1;
        }

        return count;
    }
}
