using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace EvalHarness.Analysis;

/// <summary>analysis.json: the report itself, keys in the order of its types, doubles to their last bit.</summary>
public static partial class AnalysisJson
{
    // One line end on every system; Arabic labels stay readable.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = Encoder };

    /// <summary>How it is laid out, for files that hold a part of it.</summary>
    public static JsonSerializerOptions ReadableOptions { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = Encoder };

    /// <summary>UTF-8 bytes of the report, without a byte order mark, with a last line end.</summary>
    public static byte[] Write(EvalReport report) => [.. Text(report, Writing.Default.EvalReport), (byte)'\n'];

    /// <summary>The decision as the file holds it; null where there is none.</summary>
    public static JsonNode? DecisionOf(EvalReport report) =>
        report.Decision is { } card ? JsonNode.Parse(Text(card, Writing.Default.DecisionCard)) : null;

    /// <summary>The money as the file holds it.</summary>
    public static JsonNode? EconomicsOf(EvalReport report) => JsonNode.Parse(Text(report.Economics, Writing.Default.IReadOnlyListEconomicsReport));

    /// <summary>A report as its file holds it: its figures, without the run that they were made from.</summary>
    /// <exception cref="JsonException">The bytes are no analysis.</exception>
    public static EvalReport Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Reading.Default.EvalReport) ?? throw new JsonException("The file holds no analysis.");

    // The generated code itself: for options with an encoder the serializer would build its table of every property instead, which took a
    // tenth of a small run.
    private static ReadOnlySpan<byte> Text<T>(T value, JsonTypeInfo<T> type)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Layout))
        {
            type.SerializeHandler!(json, value);
        }

        return text.WrittenSpan;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Serialization)]
    [JsonSerializable(typeof(EvalReport))]
    private sealed partial class Writing : JsonSerializerContext;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(EvalReport))]
    private sealed partial class Reading : JsonSerializerContext;
}
