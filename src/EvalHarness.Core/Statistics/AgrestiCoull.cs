namespace EvalHarness.Statistics;

/// <summary>The adjusted Wald interval for one proportion, for comparison with other tools.</summary>
public static class AgrestiCoull
{
    /// <summary>p̃ ± z√(p̃(1−p̃)/(n+z²)) with p̃ = (x + z²/2)/(n + z²), clipped to [0, 1].</summary>
    /// <remarks>Source: Agresti and Coull, Am. Stat. 52 (1998); with z², not the "+2/+4" of the 95% special case.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, x outside 0..n, or alpha outside (0, 1).</exception>
    public static Interval Interval(int x, int n, double alpha = 0.05)
    {
        Preconditions.Proportion(x, n);
        var z = NormalDistribution.Critical(alpha);
        var total = n + (z * z);
        var center = (x + (z * z / 2)) / total;
        var half = z * Math.Sqrt(center * (1 - center) / total);
        return new Interval(center - half, center + half).Clip(0, 1);
    }
}
