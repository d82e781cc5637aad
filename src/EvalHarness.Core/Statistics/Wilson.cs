namespace EvalHarness.Statistics;

/// <summary>The harness's interval for one proportion.</summary>
public static class Wilson
{
    /// <summary>Wilson's score interval for x successes among n.</summary>
    /// <remarks>
    /// (x + z²/2 ± z√(x(n−x)/n + z²/4)) / (n + z²). All right gives exactly [n/(n+z²), 1], none right [0, z²/(n+z²)].
    /// Source: Wilson, JASA 22 (1927); Newcombe, Stat. Med. 17 (1998), method 3.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, x outside 0..n, or alpha outside (0, 1).</exception>
    public static Interval Interval(int x, int n, double alpha = 0.05)
    {
        Preconditions.Proportion(x, n);
        var z = NormalDistribution.Critical(alpha);
        var square = z * z;
        var center = x + (square / 2);
        var half = z * Math.Sqrt(((double)x * (n - x) / n) + (square / 4));
        return new(x == 0 ? 0 : (center - half) / (n + square), x == n ? 1 : (center + half) / (n + square));
    }
}
