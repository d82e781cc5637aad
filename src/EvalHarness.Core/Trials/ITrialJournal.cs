namespace EvalHarness.Trials;

/// <summary>Where trials are put on disk before their worker's next call (contract: On disk).</summary>
public interface ITrialJournal
{
    /// <summary>Says that a paid call is about to be made. Returns once that is on disk.</summary>
    ValueTask StartedAsync(TrialKey key, decimal? reservedUsd, CancellationToken cancellationToken);

    /// <summary>Says what came of it. Returns once that is on disk.</summary>
    ValueTask FinishedAsync(Trial trial, CancellationToken cancellationToken);
}
