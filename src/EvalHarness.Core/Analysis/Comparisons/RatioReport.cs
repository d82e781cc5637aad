using System.Text.Json.Serialization;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>How many times as much the candidate takes as the baseline, on the same items.</summary>
/// <param name="Value">Ratio, candidate over baseline.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="N">Pairs.</param>
/// <param name="Method">Name of the interval.</param>
public sealed record RatioReport(double Value, double? Lower, double? Upper, int N, string Method)
{
    /// <summary>A companion that outliers move less.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RobustRatio? Robust { get; init; }
}

/// <summary>Hodges-Lehmann ratio.</summary>
/// <param name="Value">Ratio.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record RobustRatio(double Value, double Lower, double Upper);
