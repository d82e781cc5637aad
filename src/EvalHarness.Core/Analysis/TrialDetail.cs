using System.Text.Json;

namespace EvalHarness.Analysis;

/// <summary>One settled trial as its ledger line holds it, for whoever looks at a single item. Null is unknown, never zero.</summary>
public sealed record TrialDetail
{
    /// <summary>correct, wrong, refused, …, failed.</summary>
    public required string Class { get; init; }

    public string? PromptHash { get; init; }

    /// <summary>The answer as it came.</summary>
    public string? Output { get; init; }

    /// <summary>What the model said to itself, where its server told.</summary>
    public string? Reasoning { get; init; }

    public string? Refusal { get; init; }

    /// <summary>What was read out of the answer.</summary>
    public string? Parsed { get; init; }

    public string? Finish { get; init; }

    public string? ServedModel { get; init; }

    /// <summary>Class and message of a failure; null where the trial was completed.</summary>
    public string? Error { get; init; }

    /// <summary>Scores by name: a value, or why there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Scores { get; init; } = [];

    /// <summary>Tokens by kind, those that the server stated.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Usage { get; init; } = [];

    /// <summary>Milliseconds by part, those that are known.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> LatencyMs { get; init; } = [];

    public double? CostUsd { get; init; }

    public int Attempts { get; init; }

    public bool Cached { get; init; }

    /// <summary>Doubts about the answer.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public DateTimeOffset? StartedAt { get; init; }

    internal static TrialDetail Of(JsonElement line) => new()
    {
        Class = Text(line, "class") ?? "failed",
        PromptHash = Text(line, "prompt_hash"),
        Output = Text(line, "output"),
        Reasoning = Text(line, "reasoning"),
        Refusal = Text(line, "refusal"),
        Parsed = Text(line, "parsed"),
        Finish = Text(line, "finish"),
        ServedModel = Text(line, "served_model"),
        Error = Part(line, "error") is { } error ? $"{Text(error, "class")}: {Text(error, "message")}" : null,
        Scores = [.. Parts(line, "scores").Select(score => KeyValuePair.Create(score.Name, ScoreOf(score.Value)))],
        Usage = Numbers(line, "usage"),
        LatencyMs = Numbers(line, "latency_ms"),
        CostUsd = line.TryGetProperty("cost_usd"u8, out var cost) && cost.ValueKind == JsonValueKind.Number ? cost.GetDouble() : null,
        Attempts = line.TryGetProperty("attempts"u8, out var attempts) && attempts.ValueKind == JsonValueKind.Array ? attempts.GetArrayLength() : 0,
        Cached = line.TryGetProperty("cached"u8, out var cached) && cached.ValueKind == JsonValueKind.True,
        Flags = line.TryGetProperty("flags"u8, out var flags) && flags.ValueKind == JsonValueKind.Array
            ? [.. flags.EnumerateArray().Select(flag => flag.GetString() ?? "")]
            : [],
        StartedAt = line.TryGetProperty("started_at"u8, out var started) && started.TryGetDateTimeOffset(out var at) ? at : null,
    };

    private static string ScoreOf(JsonElement score) =>
        score.TryGetProperty("value"u8, out var value) ? value.GetRawText() : $"not scored: {Text(score, "unscored")}";

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static JsonElement? Part(JsonElement line, string name) =>
        line.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static IEnumerable<JsonProperty> Parts(JsonElement line, string name) =>
        Part(line, name) is { } part ? part.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IReadOnlyList<KeyValuePair<string, double>> Numbers(JsonElement line, string name) =>
    [
        .. Parts(line, name).Where(part => part.Value.ValueKind == JsonValueKind.Number)
            .Select(part => KeyValuePair.Create(part.Name, part.Value.GetDouble())),
    ];
}
