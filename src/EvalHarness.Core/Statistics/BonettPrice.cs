namespace EvalHarness.Statistics;

/// <summary>The adjusted Wald interval for the difference of two paired proportions.</summary>
public static class BonettPrice
{
    /// <summary>p₁ − p₂ ± z√((p₁+p₂−(p₁−p₂)²)/(n+2)) with p₁ = (b+1)/(n+2), p₂ = (c+1)/(n+2), clipped to [−1, 1].</summary>
    /// <remarks>The value is the shrunken p₁ − p₂. Source: Bonett and Price, J. Educ. Behav. Stat. 37 (2012) 479-488.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or alpha outside (0, 1).</exception>
    public static Estimate Interval(int b, int c, int n, double alpha = 0.05)
    {
        Preconditions.PairedCounts(b, c, n);
        var total = n + 2.0;
        var onlyA = (b + 1) / total;
        var onlyB = (c + 1) / total;
        var difference = onlyA - onlyB;
        var half = NormalDistribution.Critical(alpha) * Math.Sqrt((onlyA + onlyB - (difference * difference)) / total);
        var limits = new Interval(difference - half, difference + half).Clip(-1, 1);
        return new(difference, limits.Lower, limits.Upper);
    }
}
