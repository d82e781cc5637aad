using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>One run of a results folder.</summary>
/// <param name="Paths">Its folder.</param>
/// <param name="StartedAt">When it was started for the first time; null where its manifest does not say.</param>
/// <param name="Report">What it found, without its items; null where it was never analysed, or its analysis cannot be read.</param>
/// <param name="Damage">Why its analysis cannot be read and how to mend that; null where it can, or there is none.</param>
public sealed record PastRun(RunPaths Paths, DateTimeOffset? StartedAt, EvalReport? Report, string? Damage);
