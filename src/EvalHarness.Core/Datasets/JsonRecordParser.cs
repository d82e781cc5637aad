using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Datasets;

/// <summary>Takes the configured fields from one JSON object.</summary>
internal class JsonRecordParser(FieldsConfig fields, bool idOptional)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keys that single lines may leave out but not the whole file.</summary>
    public IEnumerable<string> ExtraFields =>
        new[] { fields.Cluster, fields.VariantOf }.OfType<string>().Concat(fields.Slices);

    /// <summary>A line that is seen for the first time.</summary>
    public static JsonDocument Document(ReadOnlyMemory<byte> line) => JsonDocument.Parse(line, Strict);

    /// <exception cref="RecordException">The object lacks a field or holds something that cannot be sent or compared.</exception>
    public RecordFields Parse(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            throw new RecordException("the line is JSON but not an object", "Put one object in braces on each line");
        }

        var (input, target) = InputAndTarget(record);
        return new RecordFields
        {
            Id = fields.Id is null ? null : Text(record, fields.Id) ?? (idOptional ? null : throw Missing(record, fields.Id)),
            Input = input,
            Target = target,
            Cluster = Text(record, fields.Cluster),
            VariantOf = Text(record, fields.VariantOf),
            Slices = Slices(record),
        };
    }

    protected virtual (string? Input, string? Target) InputAndTarget(JsonElement record) =>
        (Text(record, fields.Input) ?? throw Missing(record, fields.Input),
         Target(record, fields.Target));

    /// <summary>Null where the key is absent or null; the characters as they stand for numbers and booleans.</summary>
    /// <exception cref="RecordException">The value is an object or an array.</exception>
    protected static string? Text(JsonElement record, string? name)
    {
        if (name is null || !record.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            JsonValueKind.Object or JsonValueKind.Array => throw new RecordException(
                $"'{name}' holds {(value.ValueKind == JsonValueKind.Array ? "an array" : "an object")} where a text is wanted",
                "Write it as one text, or name another key in dataset.fields"),
            _ => value.GetRawText(),
        };
    }

    private static string? Target(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value))
        {
            throw Missing(record, name);
        }

        return value.ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(value, Compact) : Text(record, name);
    }

    private static RecordException Missing(JsonElement record, string name)
    {
        var keys = record.EnumerateObject().Select(property => property.Name).ToArray();
        var nearest = NearestWord.Find(name, keys);
        var hint = nearest is not null ? $"Did you mean '{nearest}'? "
            : keys.Contains("messages", StringComparer.Ordinal) ? "This looks like a fine-tuning file: set format: chat. " : "";
        return new RecordException($"there is no '{name}'", $"{hint}Name the key in dataset.fields; keys there are: {string.Join(", ", keys)}");
    }

    private IReadOnlyDictionary<string, string> Slices(JsonElement record)
    {
        if (fields.Slices.Count == 0)
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        var slices = new Dictionary<string, string>(fields.Slices.Count, StringComparer.Ordinal);
        foreach (var name in fields.Slices)
        {
            if (Text(record, name) is { Length: > 0 } value)
            {
                slices[name] = value;
            }
        }

        return slices;
    }
}
