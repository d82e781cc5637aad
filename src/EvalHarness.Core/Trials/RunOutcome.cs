namespace EvalHarness.Trials;

/// <summary>How a start ended; the exit code follows from it.</summary>
/// <param name="Arms">Each arm's end, in the run's order.</param>
/// <param name="Drained">A first signal came before all was asked.</param>
/// <param name="StoppedNow">A second signal cancelled calls in flight.</param>
/// <param name="BudgetReached">A call was refused because the budget could not hold its worst case.</param>
public sealed record RunOutcome(IReadOnlyList<ArmOutcome> Arms, bool Drained, bool StoppedNow, bool BudgetReached)
{
    /// <summary>Set where a run that may stop early did; nothing is left to ask then.</summary>
    public EarlyStop? Early { get; init; }

    /// <summary>True where every pending trial of this start was asked.</summary>
    public bool AllAsked => Arms.All(arm => arm.NotAsked == 0);

    /// <summary>An arm whose own endpoint ended it, if any.</summary>
    public ArmOutcome? FirstStopped => Arms.FirstOrDefault(arm => arm.CircuitOpen);

    /// <summary>The same, fit to be shown: what arms ended with may quote a server.</summary>
    public RunOutcome Redacted(Func<string, string> redact) =>
        this with { Arms = [.. Arms.Select(arm => arm.Message is { } message ? arm with { Message = redact(message) } : arm)] };
}
