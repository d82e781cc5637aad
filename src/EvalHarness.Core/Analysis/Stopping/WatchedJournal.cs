using EvalHarness.Prompts;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Analysis.Stopping;

/// <summary>A journal that shows every settled trial to the watcher of early stopping, once it is on disk.</summary>
/// <param name="journal">Where trials are kept.</param>
/// <param name="watcher">Who looks at them.</param>
/// <param name="stop">Told when no further answer is needed.</param>
public sealed class WatchedJournal(ITrialJournal journal, EarlyStopping watcher, RunStop stop) : ITrialJournal
{
    public ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken) =>
        journal.StartedAsync(key, sampleId, reservedUsd, cancellationToken);

    public async ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken)
    {
        await journal.FinishedAsync(trial, prompt, cancellationToken);
        var exact = trial.Score.Scores.GetValueOrDefault(ScoreNames.ExactMatch) is Score.Scored { Value: >= 1 };
        if (!trial.Key.IsWarmUp && watcher.Settle(trial.Key, trial.Score.Class, exact) is not null)
        {
            stop.Decide();
        }
    }
}
