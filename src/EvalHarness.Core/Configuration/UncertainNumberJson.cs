using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalHarness.Configuration;

/// <summary>An uncertain figure in JSON as in the config: a number, <c>[low, likely, high]</c> or <c>{"uniform": [low, high]}</c>.</summary>
internal sealed class UncertainNumberJson : JsonConverter<UncertainNumber>
{
    private const string Uniform = "uniform";

    public override UncertainNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var ends = root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Uniform, out var range) ? range : root;
        double[] values = ends.ValueKind switch
        {
            JsonValueKind.Number => [ends.GetDouble(), ends.GetDouble(), ends.GetDouble()],
            JsonValueKind.Array when ends.EnumerateArray().All(end => end.ValueKind == JsonValueKind.Number) =>
                [.. ends.EnumerateArray().Select(end => end.GetDouble())],
            _ => [],
        };
        var isUniform = root.ValueKind == JsonValueKind.Object;
        return values.Length == (isUniform ? 2 : 3) && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second)
            ? new(values[0], isUniform ? null : values[1], values[^1])
            : throw new JsonException("a figure is a number, [low, likely, high] or {\"uniform\": [low, high]}, from low to high");
    }

    public override void Write(Utf8JsonWriter writer, UncertainNumber value, JsonSerializerOptions options)
    {
        if (value.IsExact)
        {
            writer.WriteNumberValue(value.Low);
            return;
        }

        if (value.Likely is { } likely)
        {
            JsonSerializer.Serialize(writer, (double[])[value.Low, likely, value.High], options);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(Uniform);
        JsonSerializer.Serialize(writer, (double[])[value.Low, value.High], options);
        writer.WriteEndObject();
    }
}
