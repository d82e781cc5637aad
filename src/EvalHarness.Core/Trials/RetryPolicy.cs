using EvalHarness.Arms;
using EvalHarness.Statistics;
using Polly;
using Polly.Retry;

namespace EvalHarness.Trials;

/// <summary>
/// The one owner of retries. The pipeline's own token ends its waits, not the attempt in flight: that is what draining means, and it
/// is why an attempt takes its cancellation from elsewhere.
/// </summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(500);

    /// <summary>Nobody waits longer than this for one item, whatever the server asks; the arm's circuit ends what lasts.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static ResiliencePipeline<AttemptResult> Create(int attempts, ulong seed, TimeProvider time)
    {
        if (attempts <= 1)
        {
            return ResiliencePipeline<AttemptResult>.Empty;
        }
        var chance = new Xoshiro256(seed);
        var drawn = 0;
        return new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = attempts - 1,
                ShouldHandle = static args => new(args.Outcome.Result is { Error: { } error } && error.Class.IsRetried()),
                DelayGenerator = args => new(Wait(args.AttemptNumber, args.Outcome.Result?.Error?.RetryAfter,
                    chance.Stream((ulong)Interlocked.Increment(ref drawn)).NextDouble())),
            })
            .Build();
    }

    /// <summary>Doubling backoff, half of it by chance so that refused calls do not return as one wave; never shorter than the server asked.</summary>
    /// <param name="retry">Which retry, from zero.</param>
    /// <param name="asked">What the server asked for.</param>
    /// <param name="chance">Uniform on [0, 1).</param>
    public static TimeSpan Wait(int retry, TimeSpan? asked, double chance)
    {
        var backoff = FirstBackoff * Math.Pow(2, Math.Min(retry, 16)) * (0.5 + (0.5 * chance));
        var wait = asked is { } server && server > backoff ? server : backoff;
        return wait < LongestWait ? wait : LongestWait;
    }
}
