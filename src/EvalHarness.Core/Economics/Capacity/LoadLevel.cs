using EvalHarness.Analysis;

namespace EvalHarness.Economics.Capacity;

/// <summary>What one number of calls at once did. Times in milliseconds.</summary>
public sealed record LoadLevel
{
    /// <summary>Calls kept in flight.</summary>
    public required int Concurrency { get; init; }

    /// <summary>False where the sweep was stopped in the middle of it.</summary>
    public required bool Complete { get; init; }

    /// <summary>Calls that the figures rest on: those after the pipe was full, timeouts among them.</summary>
    public required int Calls { get; init; }

    /// <summary>Timeouts among them, which stand as longer than every answer.</summary>
    public int Timeouts { get; init; }

    /// <summary>Calls without an answer, by error class: outside the figures.</summary>
    public IReadOnlyDictionary<string, int> Errors { get; init; } = new Dictionary<string, int>();

    /// <summary>Answers that waited for the model to be loaded: outside the latency.</summary>
    public int Cold { get; init; }

    /// <summary>Answers a second, by batch means.</summary>
    public required Throughput RequestsPerSecond { get; init; }

    public required QuantileEstimate P50Ms { get; init; }

    public required QuantileEstimate P95Ms { get; init; }

    /// <summary>The server's own clock: loading the model, reading the prompt, writing the answer. Null where it does not say.</summary>
    public ServerTimes? Server { get; init; }

    /// <summary>Cost of 1,000 calls when an instance is kept this busy; null where it has no price.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("usd_per_1000")]
    public double? UsdPer1000 { get; init; }
}

/// <summary>Medians and p95 of what the server said of its own time.</summary>
public sealed record ServerTimes(
    QuantileEstimate LoadP50Ms, QuantileEstimate PromptP50Ms, QuantileEstimate PromptP95Ms, QuantileEstimate GenerateP50Ms, QuantileEstimate GenerateP95Ms);
