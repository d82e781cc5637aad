namespace EvalHarness.Statistics;

/// <summary>An interval for the gap that holds at all sample sizes at once, so that a run may stop when it has seen enough.</summary>
public static class ConfidenceSequence
{
    /// <summary>
    /// {δ₀: E⁺(δ₀) &lt; 2/α and E⁻(δ₀) &lt; 2/α}; value (b − c)/n. E⁺ falls and E⁻ rises in δ₀, so both ends are found by bisection.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or alpha outside (0, 1).</exception>
    public static Estimate Paired(int b, int c, int n, double alpha = 0.05)
    {
        Preconditions.PairedCounts(b, c, n);
        Preconditions.Level(alpha);
        var threshold = Math.Log(2 / alpha);
        return new((double)(b - c) / n, Lower(b, c, n, threshold), -Lower(c, b, n, threshold));
    }

    private static double Lower(int b, int c, int n, double threshold) =>
        MonotoneSearch.SmallestWhere(-1, 1, delta0 => EValue.LogMixture(b, c, n, delta0) < threshold);
}
