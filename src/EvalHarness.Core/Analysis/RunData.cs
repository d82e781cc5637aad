using EvalHarness.Analysis.Stopping;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Ledger;
using EvalHarness.Pricing;

namespace EvalHarness.Analysis;

/// <summary>What the analysis reads of a run's folder, and all that it reads: the same data give the same report.</summary>
public sealed record RunData
{
    /// <summary>A run without arms and samples.</summary>
    public static RunData Nothing { get; } = new()
    {
        RunId = "",
        Name = "",
        Arms = [],
        Samples = new() { Ids = [], Hashes = [], Clusters = [], Targets = [], VariantOf = [] },
        Trials = new TrialTable(0, 0, 1),
    };

    /// <summary>Name of the run's folder.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of the study.</summary>
    public required string Name { get; init; }

    /// <summary>When the run was started for the first time: the only clock that a report may show. Null where the plan does not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What kind of answer was asked for.</summary>
    public TaskKind Task { get; init; } = TaskKind.Classification;

    /// <summary>SHA-256 of the held-out file.</summary>
    public string? DatasetSha256 { get; init; }

    /// <summary>The label list, in the plan's order; empty where the task has none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The arms, in the plan's order.</summary>
    public required IReadOnlyList<ArmFacts> Arms { get; init; }

    /// <summary>What is compared; null where the plan compares nothing.</summary>
    public ComparisonFacts? Comparison { get; init; }

    /// <summary>What became of a run that may stop early; null for one that may not.</summary>
    public StopFacts? Stopping { get; init; }

    /// <summary>The planned samples.</summary>
    public required SampleColumns Samples { get; init; }

    /// <summary>The settled trials.</summary>
    public required TrialTable Trials { get; init; }

    /// <summary>Field counts of an extraction, per row of <see cref="Trials"/>; null for other tasks.</summary>
    public FieldTallies? Fields { get; init; }

    /// <summary>Seed of every resampling.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Where texts can be read again; null where they are not stored.</summary>
    public IItemTexts? Texts { get; init; }

    /// <summary>False where no training data was named, so that nobody looked for held-out items in it.</summary>
    public bool LeakCheckDone { get; init; } = true;

    /// <summary>What was found in the data before the run; null where nobody looked.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>What the run's starts warned of, such as arms that are not served alike.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The config of the last start, for the economics and the facts of the decision; null where the folder has none.</summary>
    public EvalConfig? Config { get; init; }

    /// <summary>What each confusion costs; null where the config gives one figure or none.</summary>
    public ErrorCosts? ErrorCosts { get; init; }

    /// <summary>The policy that decides; null where the folder has none.</summary>
    public RunPolicy? Policy { get; init; }

    /// <summary>Ledger lines that were passed over as damaged, when that was asked for.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];

    /// <summary>Facts of machine, tool and data that a report repeats at its end, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];
}
