namespace EvalHarness.Statistics;

/// <summary>Two one-sided tests: above −Δ, below +Δ, the 1 − 2α interval, and whether both reject.</summary>
public readonly record struct EquivalenceTest(HypothesisTest AboveLower, HypothesisTest BelowUpper, Interval Interval, bool Equivalent)
{
    /// <summary>The p-value of the whole: the larger of both.</summary>
    public double P => Math.Max(AboveLower.P, BelowUpper.P);
}
