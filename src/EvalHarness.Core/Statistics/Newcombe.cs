namespace EvalHarness.Statistics;

/// <summary>Newcombe's square-and-add interval for paired proportions, shown for comparison; it does not decide.</summary>
public static class Newcombe
{
    /// <summary>Method 10 of the paired table: a both right, b only A, c only B, d both wrong; the value is (b − c)/n.</summary>
    /// <remarks>
    /// δ̂ − √(x₁² − 2φx₁y₂ + y₂²) and δ̂ + √(y₁² − 2φy₁x₂ + x₂²), where x and y are the distances of the Wilson limits below and
    /// above each accuracy, φ = (ad − bc)/√(margins), lessened by n/2 towards 0 when positive.
    /// Source: Newcombe, Stat. Med. 17 (1998) 2635-2650.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, an empty table, or alpha outside (0, 1).</exception>
    public static Estimate Interval(int a, int b, int c, int d, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        var n = a + b + c + d;
        var first = Wilson.Interval(a + b, n, alpha);
        var second = Wilson.Interval(a + c, n, alpha);
        var p1 = (double)(a + b) / n;
        var p2 = (double)(a + c) / n;
        var difference = (double)(b - c) / n;
        var phi = Correlation(a, b, c, d);

        var down = SquareAndAdd(p1 - first.Lower, second.Upper - p2, phi);
        var up = SquareAndAdd(first.Upper - p1, p2 - second.Lower, phi);
        return new(difference, difference - down, difference + up);
    }

    private static double Correlation(double a, double b, double c, double d)
    {
        var margins = (a + b) * (c + d) * (a + c) * (b + d);
        if (margins == 0)
        {
            return 0;
        }

        var association = (a * d) - (b * c);
        var corrected = association > 0 ? Math.Max(association - ((a + b + c + d) / 2), 0) : association;
        return corrected / Math.Sqrt(margins);
    }

    private static double SquareAndAdd(double x, double y, double phi) =>
        Math.Sqrt(Math.Max(0, (x * x) - (2 * phi * x * y) + (y * y)));
}
