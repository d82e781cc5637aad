using System.Runtime.ExceptionServices;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using Polly;

namespace EvalHarness.Trials;

/// <summary>Asks an endpoint now: prompt → budget → rate limit → call, retried → score → journal.</summary>
public sealed class OnlineTrialExecutor : ITrialExecutor
{
    private readonly Arm arm;
    private readonly ITrialScorer scorer;
    private readonly ExecutorServices services;
    private readonly ResiliencePipeline<AttemptResult> retries;

    /// <param name="arm">The arm that is asked.</param>
    /// <param name="scorer">Judges its answers.</param>
    /// <param name="services">What it shares with others.</param>
    public OnlineTrialExecutor(Arm arm, ITrialScorer scorer, ExecutorServices services)
    {
        if (services.Budget.LimitUsd is not null && arm is { Price: not null, Host: not null, Options.MaxOutputTokens: null })
        {
            throw new ArgumentException(
                $"arm '{arm.Name}': run.budget_usd needs options.max_output_tokens, or the most a call may cost is not known", nameof(arm));
        }
        this.arm = arm;
        this.scorer = scorer;
        this.services = services;
        retries = RetryPolicy.Create(arm.Config.Limits.Attempts, services.Seed, services.Time);
    }

    public async ValueTask<Trial?> ExecuteAsync(TrialKey key, Sample sample, CancellationToken noNewCalls, CancellationToken stopNow)
    {
        var startedAt = services.Time.GetUtcNow();
        var walk = new TrialAttempts(arm, key, sample, arm.Prompts.Render(sample), services, stopNow);
        var context = ResilienceContextPool.Shared.Get(noNewCalls);
        var outcome = await retries.ExecuteOutcomeAsync(static (context, walk) => walk.NextAsync(context.CancellationToken), context, walk);
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is { } failure and not OperationCanceledException)
        {
            // As it is: a disk that refuses the started line must end the run in the same words as one that refuses the answer.
            ExceptionDispatchInfo.Throw(failure);
        }
        stopNow.ThrowIfCancellationRequested();
        if (walk.Made.Count == 0)
        {
            return null;
        }

        var answer = outcome.Result?.Response is { } response ? AnswerReader.Read(response, outcome.Result.Facts) : null;
        var error = answer is null ? walk.Error() : null;
        var trial = new Trial
        {
            Key = key,
            SampleId = sample.Id,
            SampleHash = sample.Hash,
            PromptHash = walk.Prompt.Hash,
            Answer = answer,
            Error = error,
            Score = answer is null ? scorer.ScoreFailure(sample, error!.Class) : scorer.Score(sample, answer),
            CostUsd = walk.CostUsd,
            HeldUsd = walk.HeldUsd,
            Latency = walk.Latency(outcome.Result),
            Attempts = walk.Made,
            Cached = outcome.Result?.Facts?.Cached ?? false,
            StartedAt = startedAt,
        };
        await services.Journal.FinishedAsync(trial, walk.Prompt, stopNow);
        return trial;
    }
}
