namespace EvalHarness.Datasets;

/// <summary>What is known of a study's data before it is used: copies, leaks, balance, contradictions.</summary>
public sealed record AuditReport
{
    public required int HeldoutCount { get; init; }

    /// <summary>Null where there is no training file.</summary>
    public int? TrainingCount { get; init; }

    /// <summary>True where held-out and training texts were compared.</summary>
    public required bool LeakCheckDone { get; init; }

    /// <summary>Held-out items whose text stands earlier in the held-out set too.</summary>
    public required int ExactDuplicates { get; init; }

    /// <summary>Held-out items whose text stands in the training file; null where that was not checked.</summary>
    public TwinCount? ExactLeaks { get; init; }

    /// <summary>Held-out items with a held-out item of another cluster at or above the cosine; null where that was not checked.</summary>
    public TwinCount? NearDuplicates { get; init; }

    /// <summary>Held-out items whose nearest training text is at or above the cosine; null where that was not checked.</summary>
    public TwinCount? NearLeaks { get; init; }

    /// <summary>Items for each label of the held-out set, in ordinal order; empty where the task has no labels.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>Errors first, then warnings, then notes.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.Severity == AuditSeverity.Error);
}

/// <summary>How many items have a twin, and with what label.</summary>
/// <param name="Items">Items that have one.</param>
/// <param name="SameLabel">Those whose nearest twin has their own label.</param>
/// <param name="OtherLabel">Those whose nearest twin has another.</param>
/// <param name="Examples">The first few.</param>
public sealed record TwinCount(int Items, int SameLabel, int OtherLabel, IReadOnlyList<TwinPair> Examples);

/// <summary>An item and its nearest twin.</summary>
/// <param name="Row">Row of the held-out item.</param>
/// <param name="Id">Its id.</param>
/// <param name="TwinId">Id of its twin.</param>
/// <param name="Cosine">Their cosine; 1 for the same text.</param>
public sealed record TwinPair(int Row, string Id, string TwinId, double Cosine);

/// <summary>How often a label occurs.</summary>
public sealed record LabelCount(string Label, int Heldout, int? Training);
