namespace EvalHarness.Statistics;

/// <summary>What the numbers of a rating mean, and so how far apart two of them are.</summary>
public enum RatingLevel
{
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}
