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
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void Write<T>(TextWriter output, T document)
    {
        output.Write(JsonSerializer.Serialize(document, Options));
        output.Write('\n');
    }
}
