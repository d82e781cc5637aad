namespace EvalHarness.Trials;

/// <summary>What an executor shares with others: the journal and budget with all arms, the rate limits with its group.</summary>
public sealed record ExecutorServices
{
    public required ITrialJournal Journal { get; init; }

    public required Budget Budget { get; init; }

    public required RateLimits Limits { get; init; }

    /// <summary>The arm's concurrency, told of every answer and refusal.</summary>
    public required ConcurrencyLimit Concurrency { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Seed of the jitter between attempts.</summary>
    public ulong Seed { get; init; }
}
