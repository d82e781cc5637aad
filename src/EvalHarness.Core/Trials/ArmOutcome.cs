using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>What became of one arm in one start.</summary>
public sealed record ArmOutcome
{
    public required string Arm { get; init; }

    /// <summary>Trials that this start was to ask.</summary>
    public required int Pending { get; init; }

    /// <summary>Trials that got an answer.</summary>
    public required int Answered { get; init; }

    /// <summary>Trials that were asked and got none.</summary>
    public required int Failed { get; init; }

    /// <summary>The failed ones by error class.</summary>
    public required IReadOnlyDictionary<ErrorClass, int> Errors { get; init; }

    /// <summary>Why it ended early.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>The error that ended it; null where none did.</summary>
    public ErrorClass? Error { get; init; }

    /// <summary>What happened and how to mend it; null where it was not stopped by its endpoint.</summary>
    public string? Message { get; init; }

    /// <summary>Trials left for another start.</summary>
    public int NotAsked => Pending - Answered - Failed;

    /// <summary>True where another start has nothing to ask: all was asked, and what failed would fail again.</summary>
    public bool IsSettled => NotAsked == 0 && Errors.Keys.All(error => error.IsPermanent());

    /// <summary>True where the endpoint itself ended the arm: its circuit is open.</summary>
    public bool CircuitOpen => Reason is StopReason.EndpointDead or StopReason.Refused or StopReason.QuotaExhausted or StopReason.Unparseable;
}
