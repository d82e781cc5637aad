using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>Reads the JSON of an answer: bare, in a code fence, or behind a chain of thought's marker.</summary>
/// <param name="schema">What the JSON must satisfy; null where any JSON will do.</param>
public sealed class JsonAnswerReader(JsonSchemaValidator? schema)
{
    private const string Fence = "```";

    // A key given twice has no one meaning; sixty-four levels are more than any schema asks for.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The JSON, or null where there is none, it is malformed or its schema forbids it.</summary>
    public JsonElement? Read(string text)
    {
        var json = Parse(text) ?? Parse(InFence(text)) ?? Marked(text);
        return json is { } element && schema?.FindViolation(element) is null ? element : null;
    }

    /// <summary>Reads one JSON value whose every string is whole Unicode; null where it is not.</summary>
    public static JsonElement? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            ReadStrings(document.RootElement);
            return document.RootElement.Clone();
        }
        // Half a surrogate pair is an ArgumentException when raw and an InvalidOperationException when escaped.
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Marked(string text)
    {
        var marked = MarkedAnswer.Find(text);
        return Parse(marked) ?? Parse(InFence(marked));
    }

    /// <summary>What stands in the last code fence: reasoning may quote another before it.</summary>
    private static string? InFence(string? text)
    {
        var close = text?.LastIndexOf(Fence, StringComparison.Ordinal) ?? -1;
        var open = close <= 0 ? -1 : text!.LastIndexOf(Fence, close - 1, StringComparison.Ordinal);
        if (open < 0)
        {
            return null;
        }
        var inside = text!.AsSpan((open + Fence.Length)..close);
        return (inside.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inside[4..] : inside).ToString();
    }

    private static void ReadStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadStrings(item);
                }
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadStrings(property.Value);
                }
                break;
        }
    }
}
