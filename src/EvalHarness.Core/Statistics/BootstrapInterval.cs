namespace EvalHarness.Statistics;

/// <summary>Intervals read from bootstrap replicates.</summary>
public readonly record struct BootstrapInterval
{
    public required double Value { get; init; }

    public required Interval Percentile { get; init; }

    public required Interval Basic { get; init; }

    /// <summary>Bias-corrected and accelerated; null where z₀ is infinite: every replicate fell on one side of the value.</summary>
    public required Interval? Bca { get; init; }

    /// <summary>Bias correction; may be infinite.</summary>
    public required double Z0 { get; init; }

    public required double Acceleration { get; init; }

    /// <summary>The levels at which BCa reads the replicates; null where Bca is.</summary>
    public required Interval? Levels { get; init; }
}
