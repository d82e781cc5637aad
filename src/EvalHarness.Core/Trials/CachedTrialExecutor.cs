using EvalHarness.Arms;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>
/// Answers from the cache where it can, and asks where it cannot. A cached answer takes no budget, no permit and no call; it keeps the
/// times of the call that brought it, is judged anew, and is marked, so that neither its times nor its cost count as this run's.
/// </summary>
/// <param name="inner">What asks.</param>
/// <param name="arm">The arm that is asked.</param>
/// <param name="keys">Addresses of its answers.</param>
/// <param name="cache">Where answers are kept.</param>
/// <param name="scorer">Judges the answers.</param>
/// <param name="services">The journal and the clock.</param>
public sealed class CachedTrialExecutor(
    ITrialExecutor inner, Arm arm, AnswerKey keys, IAnswerCache cache, ITrialScorer scorer, ExecutorServices services) : ITrialExecutor
{
    public async ValueTask<Trial?> ExecuteAsync(TrialKey key, Sample sample, CancellationToken noNewCalls, CancellationToken stopNow)
    {
        var prompt = arm.Prompts.Render(sample);
        var address = keys.Of(prompt, Math.Max(0, key.Repeat));
        var found = cache.Find(address);
        if (found is null)
        {
            var asked = await inner.ExecuteAsync(key, sample, noNewCalls, stopNow);
            if (asked is { Answer: { } answer, Key.IsWarmUp: false })
            {
                cache.Keep(address, new(answer, asked.Latency));
            }
            return asked;
        }
        if (key.IsWarmUp)
        {
            // Where the last items of the order are in the cache, most likely nobody needs to be woken.
            return null;
        }
        if (noNewCalls.IsCancellationRequested)
        {
            return null;
        }

        var trial = new Trial
        {
            Key = key,
            SampleId = sample.Id,
            SampleHash = sample.Hash,
            PromptHash = prompt.Hash,
            Answer = found.Answer,
            Score = scorer.Score(sample, found.Answer),
            CostUsd = 0,
            Latency = found.Latency,
            Cached = true,
            StartedAt = services.Time.GetUtcNow(),
        };
        await services.Journal.FinishedAsync(trial, prompt, stopNow);
        return trial;
    }
}
