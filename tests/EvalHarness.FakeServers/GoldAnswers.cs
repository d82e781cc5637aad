using System.Globalization;
using System.Text.Json;

namespace EvalHarness.FakeServers;

/// <summary>A pseudo-model with a known accuracy: it knows the right answer of each input and gives it that often, the same one each time.</summary>
public sealed class GoldAnswers
{
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    private readonly string[] _labels;
    private readonly double _accuracy;
    private readonly ulong _seed;

    /// <param name="gold">Inputs with their right answers.</param>
    /// <param name="accuracy">Share of inputs that are answered rightly.</param>
    /// <param name="seed">Decides which.</param>
    public GoldAnswers(IEnumerable<(string Input, string Target)> gold, double accuracy, ulong seed)
    {
        foreach (var (input, target) in gold)
            _targets.TryAdd(input.Trim(), target);
        _labels = [.. _targets.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (_accuracy, _seed) = (accuracy, seed);
    }

    /// <summary>Reads a JSONL of <c>input</c> (or <c>text</c>) and <c>target</c> (or <c>label</c>).</summary>
    public static GoldAnswers Read(string path, double accuracy, ulong seed) => new(File.ReadLines(path).Where(static line => line.Length > 0).Select(static line =>
    {
        using var row = JsonDocument.Parse(line);
        return (Field(row.RootElement, "input", "text"), Field(row.RootElement, "target", "label"));
    }), accuracy, seed);

    /// <summary>The answer to a user message that is an input or holds one.</summary>
    public string Answer(string userText)
    {
        var text = userText.Trim();
        if (!_targets.TryGetValue(text, out var target))
            target = _targets.Keys.Where(input => text.Contains(input, StringComparison.Ordinal)).MaxBy(static input => input.Length) is { } held ? _targets[held] : _labels[0];
        var hash = _seed;
        foreach (var letter in text)
            hash = FaultPlan.Mix(hash ^ letter);
        if (hash % 1_000_000 < _accuracy * 1_000_000)
            return target;
        var others = Array.FindAll(_labels, label => label != target);
        return others.Length == 0 ? "" : others[FaultPlan.Mix(hash) % (ulong)others.Length];
    }

    private static string Field(JsonElement row, string name, string otherName)
    {
        if (!row.TryGetProperty(name, out var value) && !row.TryGetProperty(otherName, out value))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a gold row has neither {name} nor {otherName}"));
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
