using System.Text.Json.Serialization;

namespace EvalHarness.Analysis;

/// <summary>How long answers took, in milliseconds, waits and model loading taken out.</summary>
public sealed record LatencyReport
{
    public QuantileEstimate P50 { get; init; } = QuantileEstimate.Unknown;

    public QuantileEstimate P95 { get; init; } = QuantileEstimate.Unknown;

    public QuantileEstimate P99 { get; init; } = QuantileEstimate.Unknown;

    /// <summary>Answers that the figures rest on, the model's timeouts among them.</summary>
    public int N { get; init; }

    /// <summary>Model timeouts among them, which stand as longer than every other answer.</summary>
    public int Timeouts { get; init; }

    /// <summary>Answers that waited for the model to be loaded: left out.</summary>
    public int Cold { get; init; }

    /// <summary>Answers from our own cache: left out.</summary>
    public int Cached { get; init; }

    /// <summary>Answers without a known time: left out.</summary>
    public int Unknown { get; init; }

    /// <summary>True where a server's own load time was taken off some of the figures.</summary>
    public bool LoadSubtracted { get; init; }

    /// <summary>Time to the first token; null where no answer was streamed.</summary>
    public FirstTokenReport? FirstToken { get; init; }
    /// <summary>
    /// The times that 0, 1, … 100% of the answers stayed within, for drawing; null from where timeouts begin, empty where none is known.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<double?> Curve { get; init; } = [];

    public string Method { get; init; } = "type 7 quantile, order-statistic interval";
}

/// <summary>A quantile; null where it or its limit lies among the timeouts or beyond the sample.</summary>
/// <param name="Value">The quantile.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record QuantileEstimate(double? Value, double? Lower, double? Upper)
{
    [JsonIgnore]
    public bool IsKnown => Value is not null;

    public static QuantileEstimate Unknown { get; } = new(null, null, null);
}
