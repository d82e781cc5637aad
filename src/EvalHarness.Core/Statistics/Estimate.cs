namespace EvalHarness.Statistics;

/// <summary>A point estimate with its confidence interval, in the unit of the quantity estimated.</summary>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    public Interval Interval => new(Lower, Upper);
}
