using EvalHarness.Analysis;

namespace EvalHarness.Economics.Capacity;

/// <summary>What an arm's server sustains: <c>results/capacity/&lt;arm&gt;.json</c>, which <c>host.measured_from</c> names.</summary>
public sealed record CapacityReport
{
    [System.Text.Json.Serialization.JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public required string Arm { get; init; }

    public required string Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>Digest of the weights, where the server says it.</summary>
    public string? Digest { get; init; }

    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>False where the sweep was interrupted or the server gave up: then there is no operating point to rely on.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why it ended, in a sentence.</summary>
    public required string Ended { get; init; }

    /// <summary>The p95 that must be kept; null where none was stated.</summary>
    public double? P95LimitMs { get; init; }

    /// <summary>Calls before the first level, which count nowhere.</summary>
    public int WarmUpCalls { get; init; }

    public required IReadOnlyList<LoadLevel> Levels { get; init; }

    /// <summary>The load to plan with; null where no level kept the limit, or the sweep is incomplete.</summary>
    public OperatingPoint? OperatingPoint { get; init; }
}

/// <summary>The fewest calls at once that give (nearly) the most answers a second within the latency limit.</summary>
/// <param name="Concurrency">Calls at once.</param>
/// <param name="RequestsPerSecond">Answers a second.</param>
/// <param name="P95Ms">p95 there.</param>
/// <param name="P95Certain">True where the whole interval of p95 keeps the limit; null where no limit was stated or the interval is open.</param>
/// <param name="UsdPer1000">Cost of 1,000 calls of an instance kept this busy.</param>
/// <param name="UsdPer1000Planned">The same at the planned utilisation.</param>
public sealed record OperatingPoint(
    int Concurrency,
    double RequestsPerSecond,
    QuantileEstimate P95Ms,
    bool? P95Certain,
    [property: System.Text.Json.Serialization.JsonPropertyName("usd_per_1000")] double? UsdPer1000,
    [property: System.Text.Json.Serialization.JsonPropertyName("usd_per_1000_planned")] double? UsdPer1000Planned)
{
    /// <summary>A rate within this share of the best is as good: fewer calls at once then wait less.</summary>
    public const double AsGoodAs = 0.95;

    /// <summary>Picks it from complete levels.</summary>
    public static OperatingPoint? Of(IReadOnlyList<LoadLevel> levels, double? p95LimitMs, double? utilisation)
    {
        var within = levels.Where(level => level.Complete && level.RequestsPerSecond.Value is not null
            && (p95LimitMs is null || level.P95Ms.Value <= p95LimitMs)).ToList();
        if (within.Count == 0)
        {
            return null;
        }

        var best = within.Max(level => level.RequestsPerSecond.Value!.Value);
        var chosen = within.First(level => level.RequestsPerSecond.Value >= AsGoodAs * best);
        return new(
            chosen.Concurrency, chosen.RequestsPerSecond.Value!.Value, chosen.P95Ms,
            p95LimitMs is null || chosen.P95Ms.Upper is null ? null : chosen.P95Ms.Upper <= p95LimitMs,
            chosen.UsdPer1000, utilisation is { } used ? chosen.UsdPer1000 / used : chosen.UsdPer1000);
    }
}
