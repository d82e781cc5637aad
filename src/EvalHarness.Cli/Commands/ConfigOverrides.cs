using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EvalHarness.Configuration;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary>What-if: <c>--set key=value</c> on a config. A key is one of the economics, or begins with the name of an arm.</summary>
internal static class ConfigOverrides
{
    /// <summary>The measured gain, which is no key of the config.</summary>
    public const string Gain = "gain";

    private static readonly JsonSerializerOptions Strict = new(ConfigJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Key and value of each.</summary>
    public static IReadOnlyList<(string Key, string Value)> Split(IEnumerable<string>? sets) =>
    [
        .. (sets ?? []).Select(set => set.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut
            ? (set[..cut].Trim(), set[(cut + 1)..].Trim())
            : throw new UsageException($"--set {set}: write KEY=VALUE, as calls_per_month=90000 or fine-tuned.host.usd_per_hour=0.8.")),
    ];

    public static EvalConfig Apply(EvalConfig config, IEnumerable<(string Key, string Value)> sets)
    {
        var root = JsonSerializer.SerializeToNode(config, ConfigJson.Options)!.AsObject();
        foreach (var (key, value) in sets)
        {
            Put(root, key, value);
        }

        try
        {
            var changed = root.Deserialize<EvalConfig>(Strict)! with { BaseDirectory = config.BaseDirectory };
            return EconomicsRange.Problem(changed) is { } problem ? throw new UsageException($"--set: {problem}") : changed;
        }
        catch (JsonException error)
        {
            throw new UsageException($"--set: {error.Message} The keys are those of economics in the config, or ARM.KEY.");
        }
    }

    private static void Put(JsonObject root, string key, string value)
    {
        var arm = root["arms"]!.AsArray().FirstOrDefault(one => key.StartsWith($"{one!["name"]}.", StringComparison.Ordinal))?.AsObject();
        var path = (arm is null ? key : key[(arm["name"]!.ToString().Length + 1)..]).Split('.');
        var node = arm ?? Child(root, "economics");
        foreach (var step in path[..^1])
        {
            node = Child(node, step);
        }

        // A figure that is set takes the place of its other form, which would outweigh it.
        node.Remove(path[^1] + "_parts");
        node.Remove(path[^1] + "_table");
        node[path[^1]] = Value(value);
    }

    private static JsonObject Child(JsonObject node, string name)
    {
        if (node[name] is not JsonObject child)
        {
            node[name] = child = [];
        }

        return child;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // {uniform: [1, 2]}, as the config writes it.
            return text.StartsWith('{') && text.Contains("uniform:", StringComparison.Ordinal)
                ? JsonNode.Parse(text.Replace("uniform:", "\"uniform\":", StringComparison.Ordinal))
                : JsonValue.Create(text);
        }
    }
}
