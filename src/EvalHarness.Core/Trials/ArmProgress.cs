using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>Where an arm stands at one moment.</summary>
public sealed record ArmProgress
{
    public required string Arm { get; init; }

    /// <summary>Trials that this start is to ask.</summary>
    public required int Pending { get; init; }

    /// <summary>Trials that ended, answered or not.</summary>
    public required int Done { get; init; }

    /// <summary>Failed trials by error class.</summary>
    public required IReadOnlyDictionary<ErrorClass, int> Errors { get; init; }

    /// <summary>Calls in flight.</summary>
    public required int InFlight { get; init; }

    /// <summary>Calls that may be in flight.</summary>
    public required int Concurrency { get; init; }

    /// <summary>What its answers cost in this start; null where none was priced.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Trials ended per second since the start; null before the first.</summary>
    public required double? RatePerSecond { get; init; }

    /// <summary>Time left at this rate; null where it is not known.</summary>
    public TimeSpan? Left => RatePerSecond is > 0 and { } rate ? TimeSpan.FromSeconds((Pending - Done) / rate) : null;

    /// <summary>Why it ended early; none while it runs.</summary>
    public required StopReason Stopped { get; init; }
}
