using System.Text.Json.Serialization;
using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Decisions;
using EvalHarness.Economics;

namespace EvalHarness;

/// <summary>
/// Everything that a writer or the viewer may show of a run, and the shape of analysis.json (contract.md). It holds no clock but the
/// run's own start: the same ledger gives the same bytes.
/// </summary>
public sealed record EvalReport
{
    /// <summary>Version of this shape.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public required string RunId { get; init; }

    public required string Name { get; init; }

    /// <summary>When the run was started for the first time. Not in the file: two runs of one plan have one analysis.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartedAt { get; init; }

    public required DatasetReport Dataset { get; init; }

    /// <summary>False while trials are pending.</summary>
    public required bool Complete { get; init; }

    public required IReadOnlyList<ArmReport> Arms { get; init; }

    public required IReadOnlyList<PairedComparison> Comparisons { get; init; }

    /// <summary>What must not get worse, and whether it did; empty where the plan states no guardrail.</summary>
    public required IReadOnlyList<GuardrailReport> Guardrails { get; init; }

    /// <summary>The money of each comparison, in its order; before a candidate exists, of the fine-tune that might be made.</summary>
    public IReadOnlyList<EconomicsReport> Economics { get; init; } = [];

    /// <summary>What should be done; null where there is nothing to decide.</summary>
    public DecisionCard? Decision { get; init; }

    /// <summary>What a reader must know beside the figures, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How the run went, in sentences: what a resumed run has and an uninterrupted one has not, so not in the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Runs of the results folder that asked about this held-out set, this one among them; null where nobody counted. Not in the file.</summary>
    [JsonIgnore]
    public int? HeldoutUses { get; init; }

    /// <summary>All that a person must know beside the figures.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> EveryNote => [.. Notes, .. History, .. ReportNotes.OfUse(HeldoutUses)];

    /// <summary>What the report was made from, for lists of items; nothing in a report that was read back from its file.</summary>
    [JsonIgnore]
    public RunData Run { get; init; } = RunData.Nothing;

    /// <summary>The comparison that the decision is about; null where nothing is compared.</summary>
    [JsonIgnore]
    public PairedComparison? Decided => Run.Comparison is { } plan
        ? Comparisons.FirstOrDefault(comparison => comparison.Candidate == Run.Arms[plan.Decide].Name)
        : null;

    /// <summary>The arm of that name.</summary>
    public ArmReport Arm(string name) => Arms.Single(arm => arm.Name == name);
}
