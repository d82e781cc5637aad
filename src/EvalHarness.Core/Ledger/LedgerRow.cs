using EvalHarness.Arms;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>The figures of one ledger line; texts stay on disk. Reused from line to line.</summary>
internal sealed class LedgerRow
{
    public LineKind Kind { get; set; }
    public int Version { get; set; }
    public int Arm { get; set; }
    public int Sample { get; set; }
    public int Repeat { get; set; }
    public bool Completed { get; set; }
    public ErrorClass? Error { get; set; }
    public TrialClass Class { get; set; }
    public bool ExactMatch { get; set; }
    public string? Parsed { get; set; }

    /// <summary>The answer, where it is short and comes again and again.</summary>
    public string? Answer { get; set; }

    /// <summary>Scores beside accuracy and exact match, by name.</summary>
    public List<KeyValuePair<string, float>> Scores { get; } = [];

    public List<string> Flags { get; } = [];

    public double? FirstToken { get; set; }
    public double? Attempt { get; set; }
    public double? ServerLoad { get; set; }
    public long? Input { get; set; }
    public long? CachedInput { get; set; }
    public long? CacheWrite { get; set; }
    public long? Output { get; set; }
    public long? Reasoning { get; set; }
    public decimal? CostUsd { get; set; }
    public decimal HeldUsd { get; set; }
    public bool Cached { get; set; }
    public int Attempts { get; set; }
    public string? ServedModel { get; set; }
    public bool Complete { get; set; }
    public int? StoppedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public string? Tool { get; set; }

    public TrialKey Key => new(Arm, Sample, Repeat);

    /// <summary>Whether it settles its trial for good (contract: Done).</summary>
    public bool IsDone => Completed || Error?.IsPermanent() == true;

    public void Clear()
    {
        Kind = LineKind.Unknown;
        Version = 1;
        Arm = Sample = -1;
        Repeat = Attempts = 0;
        Completed = ExactMatch = Cached = Complete = false;
        Error = null;
        Class = TrialClass.Failed;
        Parsed = Answer = Tool = ServedModel = null;
        Scores.Clear();
        Flags.Clear();
        FirstToken = Attempt = ServerLoad = null;
        Input = CachedInput = CacheWrite = Output = Reasoning = null;
        CostUsd = null;
        HeldUsd = 0;
        StartedAt = null;
        StoppedAt = null;
    }
}

/// <summary>What a kind of line is.</summary>
internal enum LineKind { Unknown, Header, Started, Trial, WarmUp, End }
