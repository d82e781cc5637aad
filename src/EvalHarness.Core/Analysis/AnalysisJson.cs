using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace EvalHarness.Analysis;

/// <summary>analysis.json: the report itself, keys in the order of its types, doubles to their last bit.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EvalReport))]
public sealed partial class AnalysisJson : JsonSerializerContext
{
    // One line end on every system; Arabic labels stay readable.
    private static readonly AnalysisJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>How it is laid out, for files that hold a part of it.</summary>
    public static JsonSerializerOptions ReadableOptions => Readable.Options;

    /// <summary>UTF-8 bytes of the report, without a byte order mark, with a last line end.</summary>
    public static byte[] Write(EvalReport report) => [.. JsonSerializer.SerializeToUtf8Bytes(report, Readable.EvalReport), (byte)'\n'];

    /// <summary>A report as its file holds it: its figures, without the run that they were made from.</summary>
    /// <exception cref="JsonException">The bytes are no analysis.</exception>
    public static EvalReport Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Readable.EvalReport) ?? throw new JsonException("The file holds no analysis.");
}
