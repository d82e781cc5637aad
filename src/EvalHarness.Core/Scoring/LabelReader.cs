using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>Finds the label in an answer, strictest way first: to the letter, normalised, behind the marker, the only one in the prose.</summary>
/// <param name="labels">The labels there are.</param>
/// <param name="marked">True where the prompt asks for a marked final answer, so that a marked answer can be verbatim.</param>
public sealed class LabelReader(LabelIndex labels, bool marked)
{
    private const string Wrapping = " \t\r\n\"'`*_.“”‘’«»„";
    private const string LabelProperty = "label";

    /// <summary>Reads running text.</summary>
    public LabelReading Read(string text)
    {
        var whole = ReadWhole(text);
        if (whole.Label != LabelIndex.None)
        {
            return whole;
        }
        if (MarkedAnswer.FindLine(text) is { } line)
        {
            var behind = ReadWhole(line);
            return behind.Label == LabelIndex.None
                ? Found(labels.FindInProse(line, NormalText.Of(line)), "marked", verbatim: false)
                : Found(behind.Label, "marked", behind.Verbatim && marked);
        }
        return Found(labels.FindInProse(text, NormalText.Of(text)), "prose", verbatim: false);
    }

    /// <summary>Reads a JSON answer: a string, the property <c>label</c>, or an object's only string.</summary>
    public LabelReading Read(JsonElement json)
    {
        if (LabelText(json) is not { } text)
        {
            return Found(LabelIndex.None, null, verbatim: false);
        }
        var whole = ReadWhole(text);
        return Found(whole.Label, "json", whole.Verbatim);
    }

    private LabelReading ReadWhole(string text)
    {
        var label = labels.FindExact(text);
        if (label != LabelIndex.None)
        {
            return Found(label, "exact", verbatim: true);
        }
        label = labels.FindExact(text.AsSpan().Trim(Wrapping).ToString());
        return Found(label != LabelIndex.None ? label : labels.FindNormal(NormalText.Of(text)), "normalised", verbatim: false);
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
