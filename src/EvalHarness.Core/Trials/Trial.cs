namespace EvalHarness.Trials;

/// <summary>One settled attempt of arm × sample × repeat: what the ledger's <c>trial</c> line says.</summary>
public sealed record Trial
{
    public required TrialKey Key { get; init; }

    /// <summary>Id of the sample that was asked.</summary>
    public required string SampleId { get; init; }

    /// <summary>Hash of the sample that was asked.</summary>
    public required string SampleHash { get; init; }

    /// <summary>Hash of the messages that were sent.</summary>
    public required string PromptHash { get; init; }

    /// <summary>The answer; null where the trial failed.</summary>
    public ModelAnswer? Answer { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public TrialError? Error { get; init; }

    /// <summary>How it was judged: a failed trial too has its class.</summary>
    public required TrialScore Score { get; init; }

    /// <summary>Cost in USD over all its attempts as far as known; null where the arm is not priced.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Kept from the budget for attempts that may have been paid without our knowing: timeouts, answers without token counts.</summary>
    public decimal HeldUsd { get; init; }

    public TrialLatency Latency { get; init; } = TrialLatency.Unknown;

    public IReadOnlyList<TrialAttempt> Attempts { get; init; } = [];

    /// <summary>True where the answer came from our own cache: its latency and cost are not this run's.</summary>
    public bool Cached { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
