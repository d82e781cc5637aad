namespace EvalHarness.Statistics;

/// <summary>The interval for one proportion that never falls short of its level: for guarantees ("all 60 right").</summary>
public static class ClopperPearson
{
    /// <summary>Lower B(α/2; x, n−x+1), upper B(1−α/2; x+1, n−x), quantiles of the beta law.</summary>
    /// <remarks>All right gives the lower limit (α/2)^{1/n}. Source: Clopper and Pearson, Biometrika 26 (1934).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, x outside 0..n, or alpha outside (0, 1).</exception>
    public static Interval Interval(int x, int n, double alpha = 0.05)
    {
        Preconditions.Proportion(x, n);
        Preconditions.Level(alpha);
        return new(
            x == 0 ? 0 : BetaDistribution.Quantile(alpha / 2, x, n - x + 1.0),
            x == n ? 1 : BetaDistribution.Quantile(1 - (alpha / 2), x + 1.0, n - x));
    }
}
