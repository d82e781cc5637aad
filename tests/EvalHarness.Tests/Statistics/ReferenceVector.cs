using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalHarness.Tests.Statistics;

/// <summary>One case of a stats-reference/1 file.</summary>
internal sealed record ReferenceVector(string Id, string Method, JsonElement Input, JsonElement Expected, JsonElement Tolerance)
{
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Indices and sizes, which must be equal; other numbers agree within the tolerance.</summary>
    private static readonly HashSet<string> Exact =
    [
        "n", "n_first", "n_stable", "n_meaningful", "n_significant", "n_equivalent", "n_halfwidth", "n_used", "n_clusters", "clusters",
        "lower_index", "upper_index", "bin_counts", "support", "tp", "fp", "fn", "label",
    ];

    public static Dictionary<string, ReferenceVector> ReadAll(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cases").EnumerateArray())
        .Select(Of)
        .ToDictionary(vector => vector.Id);

    public static ReferenceVector Parse(string json) => Of(JsonDocument.Parse(json).RootElement);

    /// <summary>What of the expected result is missing from, or differs in, the one that was got.</summary>
    public IEnumerable<string> Differences(JsonElement got) => Compare("", "", Expected, got);

    private static ReferenceVector Of(JsonElement vector) => new(
        vector.GetProperty("id").GetString()!,
        vector.GetProperty("method").GetString()!,
        vector.GetProperty("input"),
        vector.GetProperty("expected"),
        vector.GetProperty("tolerance"));

    private IEnumerable<string> Compare(string path, string field, JsonElement expected, JsonElement got)
    {
        if (expected.ValueKind != got.ValueKind)
        {
            return [$"{path}: expected {expected}, got {got}"];
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => expected.EnumerateObject().SelectMany(property =>
                got.TryGetProperty(property.Name, out var value)
                    ? Compare($"{path}/{property.Name}", property.Name, property.Value, value)
                    : [$"{path}/{property.Name}: missing"]),
            JsonValueKind.Array when expected.GetArrayLength() != got.GetArrayLength() =>
                [$"{path}: expected {expected.GetArrayLength()} values, got {got.GetArrayLength()}"],
            JsonValueKind.Array => expected.EnumerateArray().Zip(got.EnumerateArray())
                .SelectMany((pair, index) => Compare($"{path}[{index}]", field, pair.First, pair.Second)),
            JsonValueKind.Number when Agree(field, expected.GetDouble(), got.GetDouble()) => [],
            JsonValueKind.Number => [$"{path}: expected {expected}, got {got}"],
            _ => expected.ToString() == got.ToString() ? [] : [$"{path}: expected {expected}, got {got}"],
        };
    }

    private bool Agree(string field, double expected, double got)
    {
        if (Exact.Contains(field))
        {
            return expected == got;
        }

        var abs = Tolerance.TryGetProperty("abs_by_field", out var byField) && byField.TryGetProperty(field, out var own)
            ? own.GetDouble()
            : Tolerance.GetProperty("abs").GetDouble();
        return Math.Abs(got - expected) <= abs + (Tolerance.GetProperty("rel").GetDouble() * Math.Abs(expected));
    }
}
