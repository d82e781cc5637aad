using EvalHarness.Prompts;

namespace EvalHarness.Trials;

/// <summary>Where trials are put on disk before their worker's next call (contract: On disk).</summary>
public interface ITrialJournal
{
    /// <summary>
    /// Says that a call which leaves this process is about to be made. Returns once that is on disk. Said again before a further paid
    /// attempt; the last word for a key holds.
    /// </summary>
    /// <param name="key">The trial.</param>
    /// <param name="sampleId">Id of its sample.</param>
    /// <param name="reservedUsd">The most that this trial may cost with this attempt; null where the arm has no price.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken);

    /// <summary>Says what came of it. Returns once that, and the messages that were sent, are on disk.</summary>
    ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken);
}
