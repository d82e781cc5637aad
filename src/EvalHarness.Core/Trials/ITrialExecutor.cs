using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>Carries one trial of one arm from its prompt to its line in the journal.</summary>
public interface ITrialExecutor
{
    /// <summary>
    /// Asks, judges and journals. Null where the trial was not begun, because the run drains, the arm stopped or the budget is reached:
    /// nothing was sent and nothing is journalled.
    /// </summary>
    /// <param name="key">The trial.</param>
    /// <param name="sample">Its sample.</param>
    /// <param name="noNewCalls">Cancelled once no further attempt may begin; an attempt in flight goes on.</param>
    /// <param name="stopNow">Cancels the attempt in flight.</param>
    ValueTask<Trial?> ExecuteAsync(TrialKey key, Sample sample, CancellationToken noNewCalls, CancellationToken stopNow);
}
