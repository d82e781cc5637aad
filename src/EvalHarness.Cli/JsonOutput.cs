using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EvalHarness.Cli;

/// <summary>What <c>--json</c> prints where it is not analysis.json: one document, keys as there.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(Readable()),
    };

    public static void Write<T>(TextWriter output, T document)
    {
        output.Write(JsonSerializer.Serialize(document, Options));
        output.Write('\n');
    }

    // Arabic stays Arabic; what would reverse a line of the terminal is escaped, and means the same.
    private static TextEncoderSettings Readable()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidRange(UnicodeRange.Create('\u202A', '\u202E'));
        settings.ForbidRange(UnicodeRange.Create('\u2066', '\u2069'));
        settings.ForbidCharacter('\uFEFF');
        return settings;
    }
}
