namespace EvalHarness.Statistics;

/// <summary>Standard errors for items that come in groups (document, conversation, template, customer).</summary>
/// <remarks>
/// CR2: SE² = Σu_g²/(1−n_g/N)/N². Satterthwaite: df = (tr P)²/ΣP_gh² with P_gh = α_gα_h(1{g=h}n_g − n_gn_h/N)/N², α_g = (1−n_g/N)^{−½};
/// here tr P = 1/N, and with w_g = n_g²/(1−n_g/N) the sum is (Σn_g² + ((Σw_g)² − Σw_g²)/N²)/N⁴, so time is linear in G.
/// Groups of one give the ordinary s/√N on N − 1. Source: Bell and McCaffrey, Survey Methodology 28 (2002); Pustejovsky and Tipton,
/// J. Bus. Econ. Stat. 36 (2018).
/// </remarks>
public static class ClusterRobust
{
    /// <summary>The mean of <paramref name="values"/> (one per item) with groups named by equal numbers in <paramref name="groups"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two groups.</exception>
    public static ClusterMean Mean(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        Preconditions.SameLength(values.Length, groups.Length, nameof(groups));
        var totals = GroupTotals.Of(values, groups);
        Preconditions.AtLeast(2, totals.Count, nameof(groups));
        double n = values.Length;
        var mean = Moments.Mean(values);

        double cr0 = 0, cr2 = 0, cubes = 0, sizeSquares = 0, weights = 0, weightSquares = 0, largest = 0;
        for (var group = 0; group < totals.Count; group++)
        {
            double size = totals.Sizes[group];
            var residual = totals.Sums[group] - (mean * size);
            var shrink = 1 - (size / n);
            cr0 += residual * residual;
            cr2 += residual * residual / shrink;
            cubes += residual * residual * residual;
            var weight = size * size / shrink;
            sizeSquares += size * size;
            weights += weight;
            weightSquares += weight * weight;
            largest = Math.Max(largest, size);
        }

        return new(
            mean, values.Length, totals.Count, largest / n,
            SeIid: Math.Sqrt(Moments.SumOfSquares(values, mean) / (n - 1) / n),
            SeCr0: Math.Sqrt(cr0) / n,
            SeCr2: Math.Sqrt(cr2) / n,
            SatterthwaiteDf: n * n / (sizeSquares + (((weights * weights) - weightSquares) / (n * n))),
            Skew: Skew(cubes, cr0, totals.Count));
    }

    // The factor of few groups is that of the adjusted Fisher-Pearson coefficient (Joanes and Gill, The Statistician 47 (1998)).
    private static double Skew(double cubes, double squares, int groups) => squares == 0 || groups == 2 ? 0
        : cubes / Math.Pow(squares, 1.5) * Math.Sqrt(groups * (groups - 1.0)) / (groups - 2);
}
