namespace EvalHarness.Statistics;

/// <summary>A confidence interval; a limit may be infinite, never NaN.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>The smallest interval that holds both.</summary>
    public Interval Hull(Interval other) => new(Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper));

    /// <summary>Both limits moved into [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public Interval Clip(double low, double high) => new(Math.Clamp(Lower, low, high), Math.Clamp(Upper, low, high));
}
