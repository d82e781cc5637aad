namespace EvalHarness.Statistics;

/// <summary>The Harrell-Davis quantile: smoother than one order statistic, for comparison.</summary>
public static class HarrellDavis
{
    /// <summary>Σ w_i·x_(i), w_i = I_{i/n}(a, b) − I_{(i−1)/n}(a, b), a = (n+1)p, b = (n+1)(1−p); values ascending.</summary>
    /// <remarks>Source: Harrell and Davis, Biometrika 69 (1982).</remarks>
    /// <exception cref="ArgumentException">No values, or p outside (0, 1).</exception>
    public static double Quantile(ReadOnlySpan<double> sorted, double p)
    {
        Preconditions.AtLeast(1, sorted.Length, nameof(sorted));
        Preconditions.Level(p);
        double n = sorted.Length;
        var (a, b) = ((n + 1) * p, (n + 1) * (1 - p));
        double value = 0, below = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var upTo = BetaDistribution.LowerTail((i + 1) / n, a, b);
            value += (upTo - below) * sorted[i];
            below = upTo;
        }

        return value;
    }
}
