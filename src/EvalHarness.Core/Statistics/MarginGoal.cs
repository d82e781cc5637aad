namespace EvalHarness.Statistics;

/// <summary>What a comparison against a margin Δ is to show.</summary>
public enum MarginGoal
{
    /// <summary>A is better by more than Δ.</summary>
    Superiority,

    /// <summary>A is at most Δ worse.</summary>
    NonInferiority,

    /// <summary>The gap is less than Δ either way.</summary>
    Equivalence,
}
