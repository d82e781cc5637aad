using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EvalHarness.Reporting;

/// <summary>Defects of config and data as SARIF 2.1.0, which code hosts show at the line concerned.</summary>
/// <remarks>Source: OASIS, Static Analysis Results Interchange Format 2.1.0.</remarks>
public static class SarifWriter
{
    /// <summary>Results that code hosts show of one file; what is beyond is counted in the run's properties.</summary>
    public const int MostResults = 5_000;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the defects, the errors first.</summary>
    /// <param name="defects">What was found; none where all is well.</param>
    /// <param name="root">Folder that the files' addresses start from: the repository's, where the tool is called there.</param>
    /// <param name="version">Of the tool.</param>
    /// <param name="output">UTF-8 without a byte order mark.</param>
    public static void Write(IReadOnlyCollection<Defect> defects, string root, string version, Stream output)
    {
        var shown = defects.OrderBy(defect => defect.Level switch { "error" => 0, "warning" => 1, _ => 2 }).Take(MostResults).ToList();
        var rules = shown.Select(defect => defect.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://json.schemastore.org/sarif-2.1.0.json"u8);
        json.WriteString("version"u8, "2.1.0"u8);
        json.WriteStartArray("runs"u8);
        json.WriteStartObject();
        WriteTool(json, rules, version);
        // Columns are counted as .NET counts characters.
        json.WriteString("columnKind"u8, "utf16CodeUnits"u8);
        json.WriteStartArray("results"u8);
        foreach (var defect in shown)
        {
            WriteResult(json, defect, rules.IndexOf(defect.Rule), root);
        }

        json.WriteEndArray();
        json.WriteStartObject("properties"u8);
        json.WriteNumber("leftOut"u8, defects.Count - shown.Count);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<string> rules, string version)
    {
        json.WriteStartObject("tool"u8);
        json.WriteStartObject("driver"u8);
        json.WriteString("name"u8, "evalharness"u8);
        json.WriteString("version"u8, version);
        json.WriteStartArray("rules"u8);
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, rule);
            Text(json, "shortDescription", rule.Replace('-', ' '));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Defect defect, int rule, string root)
    {
        json.WriteStartObject();
        json.WriteString("ruleId"u8, defect.Rule);
        json.WriteNumber("ruleIndex"u8, rule);
        json.WriteString("level"u8, defect.Level);
        Text(json, "message", OutputSanitizer.VisibleLines(defect.Message, longest: 2_000));
        json.WriteStartArray("locations"u8);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation"u8);
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, AddressOf(defect.File, root));
        json.WriteString("uriBaseId"u8, "%SRCROOT%"u8);
        json.WriteEndObject();
        if (defect.Line is { } line)
        {
            json.WriteStartObject("region"u8);
            json.WriteNumber("startLine"u8, line);
            if (defect.Column is { } column)
            {
                json.WriteNumber("startColumn"u8, column);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static string AddressOf(string file, string root) =>
        string.Join('/', Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
