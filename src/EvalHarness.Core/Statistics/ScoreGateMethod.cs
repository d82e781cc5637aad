namespace EvalHarness.Statistics;

/// <summary>How a score gate found its interval and its p-value.</summary>
public enum ScoreGateMethod
{
    /// <summary>Right or wrong, independent items: gate interval and McNemar mid-p.</summary>
    PairedCounts,

    /// <summary>CR2 standard error, Satterthwaite's t; for right-or-wrong items the hull with the gate interval.</summary>
    ClusterRobust,

    /// <summary>The same, and the sign-flip test of groups must agree: its p where larger.</summary>
    ClusterRobustAndSignFlip,

    /// <summary>Few or unvarying scores: betting interval over group means, sign-flip p.</summary>
    BettingAndSignFlip,
}
