namespace EvalHarness.Analysis;

/// <summary>The labelled set that was answered.</summary>
/// <param name="N">Planned samples.</param>
/// <param name="Sha256">SHA-256 of its file; null where the plan does not say.</param>
/// <param name="Groups">Groups that the samples fall into; as many as samples where each stands alone.</param>
/// <param name="Repeats">How often each arm answers each sample.</param>
public sealed record DatasetReport(int N, string? Sha256, int Groups, int Repeats);
