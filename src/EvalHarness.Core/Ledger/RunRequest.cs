using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>What a start asks of the results folder.</summary>
public sealed record RunRequest
{
    public required EvalConfig Config { get; init; }

    /// <summary>The planned samples, <c>--limit</c> applied.</summary>
    public required ISampleSource Samples { get; init; }

    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>The label list that prompts and scorers use; empty for tasks without one.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Folder of all runs (<c>--results</c>).</summary>
    public required string Results { get; init; }

    /// <summary>The run to go on with or to make (<c>--run-id</c>); null for the newest unfinished one of the same plan.</summary>
    public string? RunId { get; init; }

    /// <summary>What <c>--limit</c> said.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether the run may stop before its last sample (<c>--stop-early</c>). Part of the plan.</summary>
    public bool StopEarly { get; init; }

    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Treat damaged lines as not done (<c>--skip-damaged</c>).</summary>
    public bool SkipDamaged { get; init; }

    /// <summary>Version of the tool, for the segment's header.</summary>
    public required string Tool { get; init; }

    /// <summary>Commit that the tool was built from, where the build knew it.</summary>
    public string? Commit { get; init; }

    /// <summary>What was found in the data, to be kept beside the run; null where nobody looked.</summary>
    public AuditReport? Audit { get; init; }

    /// <summary>Takes known secrets out of a text before it is stored.</summary>
    public required Func<string, string> Redact { get; init; }

    public required TimeProvider Time { get; init; }
}
