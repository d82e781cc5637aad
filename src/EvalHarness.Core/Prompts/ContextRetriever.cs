using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Prompts;

/// <summary>Finds the passages nearest to an item by character n-gram TF-IDF. Safe for concurrent use.</summary>
public sealed class ContextRetriever
{
    private readonly IReadOnlyList<string> _passages;
    private readonly NearestTextIndex _index;
    private readonly int _k;

    public ContextRetriever(IReadOnlyList<string> passages, int k)
    {
        (_passages, _k) = (passages, k);
        _index = new NearestTextIndex(CharNgramTfidf.Fit(passages), passages);
    }

    /// <summary>Reads the passages, one JSON object a line.</summary>
    /// <exception cref="PromptException">The file cannot be read or a line has no text.</exception>
    public static ContextRetriever Load(EvalConfig config, ContextConfig context, string where)
    {
        var path = config.Resolve(context.Path);
        if (!File.Exists(path))
        {
            throw new PromptException(where, $"there is no file {path}", "Mend the path; it is relative to the config file");
        }

        var passages = File.ReadLines(path)
            .Select((line, row) => (line, number: row + 1))
            .Where(entry => !string.IsNullOrWhiteSpace(entry.line))
            .Select(entry => Passage(entry.line, context.Text) ?? throw new PromptException(
                FormattableString.Invariant($"{context.Path}:{entry.number}"),
                $"the line is not a JSON object with a text under '{context.Text}'",
                "Mend the line, or name the key in prompt.context.text"))
            .ToArray();
        return passages.Length > 0
            ? new ContextRetriever(passages, context.K)
            : throw new PromptException(where, $"{context.Path} has no passage", "Give it one JSON object a line");
    }

    /// <summary>The nearest passages, best first, with an empty line between them; empty where none shares an n-gram.</summary>
    public string Retrieve(string input) =>
        string.Join("\n\n", _index.Nearest(input, _k).Select(found => _passages[found.Index]));

    private static string? Passage(string line, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(key, out var text)
                && text.ValueKind == JsonValueKind.String
                && text.GetString() is { Length: > 0 } passage ? passage : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
