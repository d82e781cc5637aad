using System.Globalization;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Pricing;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>A trial line with all that it says, read again.</summary>
internal sealed class StoredTrial(JsonElement line)
{
    public bool IsCompleted => Text("outcome") == "completed";

    public bool IsCached => line.TryGetProperty("cached", out var cached) && cached.ValueKind == JsonValueKind.True;

    public string? SampleHash => Text("sample_hash");

    public decimal? CostUsd => line.TryGetProperty("cost_usd", out var cost) && cost.ValueKind == JsonValueKind.Number ? cost.GetDecimal() : null;

    public CallUsage Usage => !line.TryGetProperty("usage", out var usage) ? CallUsage.Unknown
        : new(Number(usage, "input"), Number(usage, "cached_input"), Number(usage, "cache_write"), Number(usage, "output"), Number(usage, "reasoning"));

    /// <summary>Why the answer cannot be judged again; null where it can.</summary>
    public string? WhyUnread => line.TryGetProperty("redacted", out _) ? "a key was taken out of the answer before it was stored"
        : IsCompleted && !line.TryGetProperty("output", out _) ? "the answers are not stored (record: hash_only)"
        : null;

    public TrialScore JudgedBy(ITrialScorer scorer, Sample sample) => IsCompleted
        ? scorer.Score(sample, new ModelAnswer
        {
            Text = Text("output"), Reasoning = Text("reasoning"), Refusal = Text("refusal"), Finish = Text("finish"), Confidence = StatedConfidence,
        })
        : scorer.ScoreFailure(sample, line.GetProperty("error").GetProperty("class").Deserialize<ErrorClass>());

    /// <summary>What the line says otherwise than the judgement.</summary>
    public IEnumerable<string> Against(TrialScore judged)
    {
        var trialClass = line.GetProperty("class").Deserialize<TrialClass>();
        if (trialClass != judged.Class)
        {
            yield return $"its class is journalled as {EnumNames.Of(trialClass)}, and its answer is {EnumNames.Of(judged.Class)}";
        }

        if (Text("parsed") != judged.Parsed)
        {
            yield return $"'{Shown(Text("parsed"))}' is journalled as read, and its answer reads '{Shown(judged.Parsed)}'";
        }

        if (Text("match") != judged.Match)
        {
            yield return $"it is journalled as read by '{Shown(Text("match"))}', and is read by '{Shown(judged.Match)}'";
        }

        var stored = line.GetProperty("scores").EnumerateObject().ToDictionary(score => score.Name, score => Value(score.Value), StringComparer.Ordinal);
        foreach (var name in stored.Keys.Union(judged.Scores.Keys, StringComparer.Ordinal))
        {
            var again = judged.Scores.GetValueOrDefault(name) is Score.Scored scored ? scored.Value : (double?)null;
            if (stored.GetValueOrDefault(name) != again)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"its {name} is journalled as {Figure(stored.GetValueOrDefault(name))}, and comes to {Figure(again)}");
            }
        }
    }

    // The model's own statement, as the text is: nothing else tells it.
    private double? StatedConfidence =>
        line.GetProperty("scores").TryGetProperty(ScoreNames.Confidence, out var score) ? Value(score) : null;

    private static double? Value(JsonElement score) => score.TryGetProperty("value", out var value) ? value.GetDouble() : null;

    private static string Figure(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Shown(string? text) => text is null ? "nothing" : text.Length > 60 ? text[..60] + "…" : text;

    private static long? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    private string? Text(string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
