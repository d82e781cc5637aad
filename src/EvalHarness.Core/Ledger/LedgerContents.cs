using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>What a run's segments say together.</summary>
public sealed class LedgerContents
{
    internal LedgerContents(int arms, int samples, int repeats, bool withTable)
    {
        Done = new(arms, samples, repeats);
        Table = withTable ? new(arms, samples, repeats) : null;
        SpentUsd = new decimal[arms];
        WarmUps = new int[arms];
    }

    /// <summary>Trials that need no asking.</summary>
    public TrialSet Done { get; }

    /// <summary>The trials that count, as columns; null where only the state was read.</summary>
    public TrialTable? Table { get; }

    /// <summary>
    /// Per arm, everything that was paid or may have been: every line's cost, duplicates and warm-ups too, what was held for timeouts,
    /// and the reservations of calls that were cut off.
    /// </summary>
    public decimal[] SpentUsd { get; }

    /// <summary>Calls that began and never ended: maybe paid.</summary>
    public List<MaybePaid> MaybePaid { get; } = [];

    /// <summary>The starts, in order.</summary>
    public List<StartRecord> Starts { get; } = [];

    /// <summary>When the run was started for the first time: by its first start, for a clock may have been set back since.</summary>
    public DateTimeOffset? StartedAt => Starts.Where(start => start.At is not null).OrderBy(start => start.Start).FirstOrDefault()?.At;

    /// <summary>How many samples of the planned order decided a run that stopped early; null where none did.</summary>
    public int? StoppedAt => Starts.Select(start => start.StoppedAt).FirstOrDefault(at => at is not null);

    /// <summary>Segment files in the order in which <see cref="TrialTable.Segment"/> counts them.</summary>
    public List<string> Segments { get; } = [];

    /// <summary>Lines that were passed over as damaged, when that was asked for.</summary>
    public List<string> Damaged { get; } = [];

    /// <summary>Lines of trials that another line of the same trial outranks.</summary>
    public int Duplicates { get; internal set; }

    /// <summary>Warm-up calls per arm.</summary>
    public int[] WarmUps { get; }

    /// <summary>Segments that end in half a line: a process died there.</summary>
    public int TornLines { get; internal set; }
}

/// <summary>A call that began and never ended.</summary>
/// <param name="Key">Its trial.</param>
/// <param name="ReservedUsd">The most it cost; null where the arm has no price.</param>
public sealed record MaybePaid(TrialKey Key, decimal? ReservedUsd);

/// <summary>One start of a run, or of a shard of it.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Start">Which start of it.</param>
/// <param name="At">When; null where the header was torn.</param>
/// <param name="Tool">Version of the tool.</param>
/// <param name="Ended">True where it ended by itself.</param>
/// <param name="Complete">True where it left nothing to ask.</param>
public sealed record StartRecord(int Shard, int Start, DateTimeOffset? At, string? Tool, bool Ended, bool Complete)
{
    /// <summary>How many samples of the planned order decided, where this start stopped early; else null.</summary>
    public int? StoppedAt { get; init; }
}
