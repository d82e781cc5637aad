using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>How often, in what order and within what budget the arms are asked.</summary>
public sealed record RunConfig
{
    [Description("How often each arm answers each item.")]
    [Range(1, int.MaxValue)]
    public int Repeats { get; init; } = 1;

    [Description("interleaved: the arms keep step, so that the drift of the hour hits all alike; independent: each at its own pace.")]
    public RunOrder Order { get; init; } = RunOrder.Interleaved;

    [Description("Calls per arm before the measured ones.")]
    [Range(0, int.MaxValue)]
    public int Warmup { get; init; }

    [Description("Seed of the order of items and of every resampling.")]
    public ulong Seed { get; init; } = 42;

    [Description("The most that this run may spend.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public decimal? BudgetUsd { get; init; }

    [Description("off or read_write: answers to identical requests are taken from results/.cache, and new ones kept there.")]
    public CacheMode Cache { get; init; } = CacheMode.Off;

    [Description("full, or hash_only: prompts and answers are not stored as text.")]
    public RecordMode Record { get; init; } = RecordMode.Full;
}

/// <summary>Order of the calls.</summary>
public enum RunOrder { Interleaved, Independent }

/// <summary>Whether answers to identical requests are reused.</summary>
public enum CacheMode { Off, ReadWrite }

/// <summary>What is stored of prompts.</summary>
public enum RecordMode { Full, HashOnly }
