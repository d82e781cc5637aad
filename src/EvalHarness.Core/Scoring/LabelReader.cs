using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>Finds the label in an answer, surest way first: the text is the label, it stands behind the marker, it is alike in normal form, it is the only one in the prose.</summary>
/// <param name="labels">The labels there are.</param>
/// <param name="marked">True where the prompt asks for a marked final answer, so that a marked answer can be verbatim.</param>
public sealed class LabelReader(LabelIndex labels, bool marked)
{
    private const string Wrapping = " \t\r\n\"'`*_.“”‘’«»„";
    private const string LabelProperty = "label";

    /// <summary>Reads running text.</summary>
    public LabelReading Read(string text)
    {
        var asItStands = ReadVerbatim(text);
        if (asItStands.Label != LabelIndex.None)
        {
            return asItStands;
        }
        if (MarkedAnswer.FindLine(text) is { } line)
        {
            var behind = ReadLoosely(line);
            return Found(behind.Label, "marked", behind.Verbatim && marked);
        }
        return ReadLoosely(text);
    }

    /// <summary>Reads a JSON answer: a string, the property <c>label</c>, or an object's only string.</summary>
    public LabelReading Read(JsonElement json)
    {
        if (LabelText(json) is not { } text)
        {
            return Found(LabelIndex.None, null, verbatim: false);
        }
        var whole = ReadVerbatim(text);
        return whole.Label != LabelIndex.None
            ? Found(whole.Label, "json", whole.Verbatim)
            : Found(labels.FindNormal(NormalText.Of(text)), "json", verbatim: false);
    }

    /// <summary>The text is the label, with or without quotes and markdown around it.</summary>
    private LabelReading ReadVerbatim(string text)
    {
        var label = labels.FindExact(text);
        return label != LabelIndex.None
            ? Found(label, "exact", verbatim: true)
            : Found(labels.FindExact(text.AsSpan().Trim(Wrapping).ToString()), "normalised", verbatim: false);
    }

    private LabelReading ReadLoosely(string text)
    {
        var asItStands = ReadVerbatim(text);
        if (asItStands.Label != LabelIndex.None)
        {
            return asItStands;
        }
        var normal = NormalText.Of(text);
        var label = labels.FindNormal(normal);
        return label != LabelIndex.None
            ? Found(label, "normalised", verbatim: false)
            : Found(labels.FindInProse(text, normal), "prose", verbatim: false);
    }

    private static LabelReading Found(int label, string? match, bool verbatim) => new(label, label < 0 ? null : match, verbatim);

    private static string? LabelText(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString();
        }
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        if (json.TryGetProperty(LabelProperty, out var named))
        {
            return named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        }
        var strings = json.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String).Take(2).ToList();
        return strings is [var only] ? only.Value.GetString() : null;
    }
}
