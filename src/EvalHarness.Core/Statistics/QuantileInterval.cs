namespace EvalHarness.Statistics;

/// <summary>Distribution-free limits of a quantile, read off the order statistics.</summary>
/// <remarks>Source: David and Nagaraja, Order Statistics, 3rd ed. (2003), §7.1.</remarks>
public static class QuantileInterval
{
    /// <summary>
    /// Order statistics l = qbinom(α/2, n, p) and u = qbinom(1−α/2, n, p) + 1 of <paramref name="sorted"/> (ascending); coverage
    /// P(l ≤ Bin(n, p) &lt; u). A finite upper limit of p95 takes 72 values, of p99 368.
    /// </summary>
    /// <exception cref="ArgumentException">No values, or p or alpha outside (0, 1).</exception>
    public static QuantileIntervalResult OrderStatistics(ReadOnlySpan<double> sorted, double p, double alpha = 0.05)
    {
        var n = sorted.Length;
        Preconditions.AtLeast(1, n, nameof(sorted));
        Preconditions.Level(p);
        Preconditions.Level(alpha);
        var lower = BinomialDistribution.Quantile(alpha / 2, n, p);
        var upper = BinomialDistribution.Quantile(1 - (alpha / 2), n, p) + 1;
        var coverage = BinomialDistribution.LowerTail(upper - 1, n, p) - BinomialDistribution.LowerTail(lower - 1, n, p);
        return new(
            lower < 1 ? null : lower,
            upper > n ? null : upper,
            new(lower < 1 ? double.NegativeInfinity : sorted[lower - 1], upper > n ? double.PositiveInfinity : sorted[upper - 1]),
            coverage);
    }

    /// <summary>The fewest values with a finite upper limit: the smallest n with p^n ≤ α/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p or alpha outside (0, 1).</exception>
    public static int MinimumForUpper(double p, double alpha = 0.05)
    {
        Preconditions.Level(p);
        Preconditions.Level(alpha);
        var n = 1;
        while (BinomialDistribution.LowerTail(n - 1, n, p) < 1 - (alpha / 2))
        {
            n++;
        }

        return n;
    }

    /// <summary>The fewest values with a finite lower limit: the smallest n with (1−p)^n &lt; α/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p or alpha outside (0, 1).</exception>
    public static int MinimumForLower(double p, double alpha = 0.05)
    {
        Preconditions.Level(p);
        Preconditions.Level(alpha);
        var n = 1;
        while (BinomialDistribution.LowerTail(0, n, p) >= alpha / 2)
        {
            n++;
        }

        return n;
    }
}
