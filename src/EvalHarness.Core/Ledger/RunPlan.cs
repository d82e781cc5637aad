using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Ledger;

/// <summary>
/// A run's identity (<c>plan.json</c>): whatever would change an answer or a verdict, and nothing that may differ between starts. Files
/// stand in it by the hash of their bytes, so that a renamed prompt is the same plan and an edited one is not.
/// </summary>
public sealed class RunPlan
{
    /// <summary>Version of the file.</summary>
    public const int Version = 1;

    /// <summary>The one way to stop early: a confidence sequence while the run goes on, the gate at its end (statistics.md §6).</summary>
    public const string HybridMode = "hybrid";

    private RunPlan(JsonObject root) => Root = root;

    /// <summary>The document, keys in ordinal order.</summary>
    public JsonObject Root { get; }

    /// <summary>Names of the arms in order.</summary>
    public IReadOnlyList<string> Arms => [.. Root["arms"]!.AsArray().Select(arm => arm!["name"]!.GetValue<string>())];

    /// <summary>How often each arm answers each sample.</summary>
    public int Repeats => Root["repeats"]!.GetValue<int>();

    /// <summary>Into how many shards the run is cut.</summary>
    public int Shards => Root["shards"]!.GetValue<int>();

    /// <summary>Most samples of a run that may stop early; null for one that may not.</summary>
    public int? StopEarlyAtMost => Root["stop_early"]?["n_max"]?.GetValue<int>();

    /// <summary>The label list; empty for tasks without one.</summary>
    public IReadOnlyList<string> Labels => [.. Root["labels"]?.AsArray().Select(label => label!.GetValue<string>()) ?? []];

    /// <summary>A part of the plan in the config's types; null where the plan does not have it.</summary>
    public T? Part<T>(string name) => Root[name].Deserialize<T>(ConfigJson.Options);

    /// <summary>SHA-256 of the file's bytes.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes()));

    /// <summary>The plan of a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="arms">Its arms.</param>
    /// <param name="labels">The label list that prompts and scorers use.</param>
    /// <param name="samples">How many samples are planned.</param>
    /// <param name="limit">What <c>--limit</c> left of them; null without it.</param>
    /// <param name="shards">Into how many shards the run is cut.</param>
    /// <param name="stopEarly">Whether it may stop before its last sample.</param>
    public static RunPlan Of(EvalConfig config, IReadOnlyList<Arm> arms, IReadOnlyList<string> labels, int samples, int? limit, int shards,
        bool stopEarly = false)
    {
        var root = new JsonObject
        {
            ["v"] = Version,
            ["name"] = config.Name,
            ["task"] = Node(config.Task),
            ["labels"] = new JsonArray([.. labels.Select(label => JsonValue.Create(label))]),
            ["scoring"] = Node(config.Scoring),
            ["dataset"] = new JsonObject
            {
                ["n"] = samples,
                ["limit"] = limit,
                ["heldout_sha256"] = FileHash(config, config.Dataset.Heldout.Path),
                ["train_sha256"] = config.Dataset.Train is { } train ? FileHash(config, train.Path) : null,
                ["fields"] = Node(config.Dataset.Fields),
            },
            ["arms"] = new JsonArray([.. arms.Select(arm => ArmNode(config, arm.Config))]),
            ["repeats"] = config.Run.Repeats,
            ["seed"] = config.Run.Seed,
            ["comparison"] = Node(config.Comparison),
            ["policy_sha256"] = PolicyFile.Read(config) is { } policy ? PolicyFile.Hash(policy) : null,
            ["shards"] = shards,
            ["stop_early"] = stopEarly ? new JsonObject { ["mode"] = HybridMode, ["n_max"] = samples } : null,
        };
        return new((JsonObject)Sorted(root)!);
    }

    /// <summary>Reads a run's plan.</summary>
    public static RunPlan Read(string path)
    {
        try
        {
            var plan = new RunPlan(JsonNode.Parse(File.ReadAllBytes(path))!.AsObject());
            var version = plan.Root["v"]!.GetValue<int>();
            return version <= Version && plan is { Arms.Count: > 0, Repeats: > 0, Shards: > 0 }
                ? plan
                : throw new LedgerException(FormattableString.Invariant($"{path}: written as version {version}; this tool reads up to {Version}. Use the newer tool."));
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new LedgerException($"{path}: not a plan: {error.Message} Restore the file or start a new run.", error);
        }
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(Root, ConfigJson.Options);

    private static JsonObject ArmNode(EvalConfig config, ArmConfig arm)
    {
        var prompt = Node(arm.Prompt)!.AsObject();
        Inline(config, prompt, "system");
        Inline(config, prompt, "user");
        if (prompt["context"] is JsonObject context)
        {
            context["path"] = FileHash(config, arm.Prompt.Context!.Path);
        }
        var output = Node(arm.Output)!.AsObject();
        if (arm.Output.Schema is { } schema)
        {
            output["schema"] = FileHash(config, schema);
        }
        var replay = Node(arm.Replay) as JsonObject;
        if (replay is not null)
        {
            replay["path"] = FileHash(config, arm.Replay!.Path);
        }
        return new()
        {
            ["name"] = arm.Name,
            ["role"] = EnumWords.WordOf(arm.Role),
            ["provider"] = arm.Provider,
            ["mode"] = EnumWords.WordOf(arm.Mode),
            ["model"] = arm.Model,
            ["base_model"] = arm.BaseModel,
            ["replica_of"] = arm.ReplicaOf,
            ["train_size"] = arm.TrainSize,
            ["capabilities"] = Node(arm.Capabilities),
            ["prompt"] = prompt,
            ["output"] = output,
            ["options"] = Node(arm.Options),
            ["price"] = Node(arm.Price),
            ["replay"] = replay,
        };
    }

    private static void Inline(EvalConfig config, JsonObject prompt, string name)
    {
        if (prompt[name]?.GetValue<string>() is { } text
            && (text.EndsWith(".md", StringComparison.Ordinal) || text.EndsWith(".txt", StringComparison.Ordinal)))
        {
            prompt[name] = FileHash(config, text);
        }
    }

    private static string? FileHash(EvalConfig config, string path)
    {
        var full = config.Resolve(path);
        if (!File.Exists(full))
        {
            return null;
        }
        using var file = File.OpenRead(full);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, ConfigJson.Options);

    private static JsonNode? Sorted(JsonNode? node)
    {
        if (node is not JsonObject parts)
        {
            return node is JsonArray items ? new JsonArray([.. items.Select(Sorted)]) : node?.DeepClone();
        }
        var names = ((IDictionary<string, JsonNode?>)parts).Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        var sorted = new JsonObject();
        foreach (var name in names)
        {
            if (parts[name] is { } part)
            {
                sorted[name] = Sorted(part);
            }
        }
        return sorted;
    }
}
