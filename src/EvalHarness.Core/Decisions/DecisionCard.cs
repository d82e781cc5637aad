namespace EvalHarness.Decisions;

/// <summary>The decision on one page: what, why, what would change it, and what is still open.</summary>
public sealed record DecisionCard
{
    /// <summary>Code of the verdict.</summary>
    public required string Verdict { get; init; }

    /// <summary>True where a fact or a price is unknown that could change the verdict.</summary>
    public required bool Provisional { get; init; }

    public required string Policy { get; init; }

    public required string PolicySha256 { get; init; }

    /// <summary>Why the policy is not the one that was planned; null where it is.</summary>
    public string? PolicyRedeclared { get; init; }

    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>Values at which the money turns, solved with all else central.</summary>
    public required IReadOnlyList<string> WouldFlip { get; init; }

    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>Facts and figures that nobody has said.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>Labelled items that are still needed; null where no number is known or none are.</summary>
    public long? MoreItems { get; init; }

    /// <summary>Before a candidate exists: the accuracy that it must reach to repay; above 1 none can.</summary>
    public double? RequiredAccuracy { get; init; }

    public double? PaybackMonths { get; init; }

    public double? PaybackProbability { get; init; }

    /// <summary>Day on which the decision is due again; null where the run's start is unknown.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>What the other shipped policies would say.</summary>
    public IReadOnlyList<PolicyVerdict> OtherPolicies { get; init; } = [];
}

/// <summary>The verdict of one policy.</summary>
public sealed record PolicyVerdict(string Policy, string Verdict, bool Provisional);
