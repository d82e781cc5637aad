using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Arms;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>
/// <c>manifest.json</c>: per start, what the servers said of themselves, how the limits moved, and where it ran. Derived: no figure
/// depends on it, so an unreadable one is begun anew.
/// </summary>
public static class RunManifest
{
    /// <summary>Version of the file.</summary>
    public const int Version = 1;

    /// <summary>Writes or replaces this start's entry and keeps those of earlier starts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="runId">The run.</param>
    /// <param name="entry">This start.</param>
    /// <param name="redact">Takes known secrets out of what servers said of themselves.</param>
    public static void Write(string path, string runId, StartEntry entry, Func<string, string> redact)
    {
        var starts = new JsonArray();
        foreach (var earlier in Starts(path))
        {
            if (earlier?["start"]?.GetValue<int>() != entry.Start)
            {
                starts.Add(earlier?.DeepClone());
            }
        }
        starts.Add(JsonSerializer.SerializeToNode(entry, ConfigJson.Options));
        var root = new JsonObject { ["v"] = Version, ["run_id"] = runId, ["starts"] = starts };
        var text = redact(root.ToJsonString(ConfigJson.Options));
        PrivateFile.WriteWhole(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)), overwrite: true);
    }

    /// <summary>What all starts warned of, and arms whose server held other weights in a later start; nothing of a file that cannot be read.</summary>
    public static IReadOnlyList<string> Warnings(string path)
    {
        var starts = Starts(path).OfType<JsonObject>().ToList();
        var digests = starts.SelectMany(start => List(start, "arms"))
            .Select(arm => (Name: Text(arm?["name"]), Digest: Text(arm?["server"]?["digest"])))
            .Where(arm => arm.Digest is not null)
            .GroupBy(arm => arm.Name, arm => arm.Digest, StringComparer.Ordinal)
            .Where(arm => arm.Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(arm => $"{arm.Key}: its server held other weights in a later start: digest {string.Join(", then ", arm.Distinct(StringComparer.Ordinal))}.");
        return [.. starts.SelectMany(start => List(start, "warnings")).Select(Text).OfType<string>().Concat(digests).Distinct(StringComparer.Ordinal)];

        static IEnumerable<JsonNode?> List(JsonObject start, string key) => start[key] as JsonArray ?? [];
        static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    /// <summary>Digest of each arm's weights, as its server last stated it.</summary>
    public static IReadOnlyDictionary<string, string> Digests(string path)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var arm in Starts(path).SelectMany(start => start?["arms"] as JsonArray ?? []))
        {
            if (arm?["name"]?.ToString() is { } name && arm["server"]?["digest"]?.ToString() is { } digest)
            {
                digests[name] = digest;
            }
        }
        return digests;
    }

    private static JsonArray Starts(string path)
    {
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path))?["starts"] is JsonArray starts ? starts : [];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}

/// <summary>One start in the manifest.</summary>
public sealed record StartEntry
{
    public required int Start { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required string Tool { get; init; }

    /// <summary>Commit that the tool was built from, where the build knew it.</summary>
    public string? Commit { get; init; }

    public MachineFacts Machine { get; init; } = MachineFacts.Here;

    /// <summary>Where and why it stopped early; null where it did not.</summary>
    public EarlyStop? StoppedEarly { get; init; }

    /// <summary>What makes its arms hard to compare, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public required IReadOnlyList<ArmEntry> Arms { get; init; }
}

/// <summary>One arm in a start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Server">What its server said of itself; null where it could not be asked or says nothing.</param>
/// <param name="Concurrency">How its adaptive limit moved; empty where the config fixes it.</param>
/// <param name="Outcome">What became of it; null while it runs.</param>
public sealed record ArmEntry(string Name, ServerFacts? Server, IReadOnlyList<ConcurrencyStep> Concurrency, ArmOutcome? Outcome);

/// <summary>The machine of a start. No host name: the folder may travel.</summary>
/// <param name="Os">Operating system.</param>
/// <param name="Architecture">Processor architecture.</param>
/// <param name="Processors">Processors that the process may use.</param>
/// <param name="Runtime">.NET version.</param>
public sealed record MachineFacts(string Os, string Architecture, int Processors, string Runtime)
{
    /// <summary>This machine.</summary>
    public static MachineFacts Here { get; } = new(RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount, RuntimeInformation.FrameworkDescription);
}
