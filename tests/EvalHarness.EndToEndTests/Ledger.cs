using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>The ledger of a run as a stranger would read it: lines of JSON.</summary>
internal static class Ledger
{
    /// <summary>All whole lines of a kind, segment by segment.</summary>
    public static List<JsonNode> Lines(string run, string kind) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(run, "trials")).Order(StringComparer.Ordinal)
            .SelectMany(Whole).Where(line => line["kind"]!.GetValue<string>() == kind),
    ];

    public static List<JsonNode> Trials(string run) => Lines(run, "trial");

    public static string KeyOf(JsonNode trial) => trial["key"]!.ToJsonString();

    public static string ArmOf(JsonNode trial) => trial["key"]!["arm"]!.GetValue<string>();

    // A killed process may leave half a line at the end.
    private static IEnumerable<JsonNode> Whole(string segment)
    {
        foreach (var line in File.ReadLines(segment))
        {
            if (line.EndsWith("\"}", StringComparison.Ordinal) && line.Contains("\"crc\":", StringComparison.Ordinal))
            {
                yield return JsonNode.Parse(line)!;
            }
        }
    }
}
