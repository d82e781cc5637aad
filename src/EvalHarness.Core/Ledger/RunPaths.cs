using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>Names inside a run's folder.</summary>
/// <param name="Folder">The run's folder.</param>
public sealed record RunPaths(string Folder)
{
    public string RunId => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    public string Plan => Path.Combine(Folder, "plan.json");

    /// <summary>The config of the last start, whole.</summary>
    public string Config => Path.Combine(Folder, "config.json");

    /// <summary>The policy as it was before the first call.</summary>
    public string Policy => Path.Combine(Folder, "policy.yaml");

    /// <summary>Why another policy stands there since.</summary>
    public string PolicyChange => Path.Combine(Folder, "policy-change.json");

    /// <summary>The table of what each confusion costs, where the config names one.</summary>
    public string ErrorCosts => Path.Combine(Folder, "error-costs.csv");

    /// <summary>The schema that an arm's answers are held to, where it has one.</summary>
    public string Schema(string arm) => Path.Combine(Folder, "schemas", arm + ".json");

    /// <summary>Who signed, one line each.</summary>
    public string Signatures => Path.Combine(Folder, "signatures.jsonl");

    /// <summary>What people said of single answers, one line each.</summary>
    public string Reviews => Path.Combine(Folder, "reviews.jsonl");

    /// <summary>Every figure that a report shows.</summary>
    public string Analysis => Path.Combine(Folder, "analysis.json");

    public string Samples => Path.Combine(Folder, "samples.jsonl");

    /// <summary>What was found in the data before the first call.</summary>
    public string Audit => Path.Combine(Folder, "audit.json");

    public string Trials => Path.Combine(Folder, "trials");

    /// <summary>One file in an unsharded run; shards may run at once and each has its own.</summary>
    public string Prompts(Shard shard) => Path.Combine(Folder, Name(shard, "prompts", "jsonl"));

    public string Manifest(Shard shard) => Path.Combine(Folder, Name(shard, "manifest", "json"));

    /// <summary>The manifests that are there, of every shard.</summary>
    public IReadOnlyList<string> Manifests => [.. Directory.EnumerateFiles(Folder, "manifest*.json").Order(StringComparer.Ordinal)];

    private static string Name(Shard shard, string stem, string ending) =>
        shard.Count == 1 ? $"{stem}.{ending}" : FormattableString.Invariant($"{stem}-s{shard.Index}.{ending}");
}
