using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Pricing;

namespace EvalHarness.Analysis;

/// <summary>A run's folder as the data of its analysis. Reads nothing else: the original data may be gone.</summary>
public static class RunReader
{
    /// <summary>Reads plan, samples and ledger.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="skipDamaged">Treat damaged lines as not done and say so, in place of stopping.</param>
    /// <exception cref="LedgerException">A file is missing, damaged or of a newer version.</exception>
    public static RunData Read(string folder, bool skipDamaged = false)
    {
        var paths = new RunPaths(folder);
        var plan = RunPlan.Read(paths.Plan);
        var task = plan.Part<TaskConfig>("task")!;
        using var samples = SampleFile.Open(paths.Samples);
        var contents = LedgerReader.Read(paths.Trials, plan.Arms, samples, plan.Repeats,
            LedgerReading.Everything(task.Kind == TaskKind.Classification, skipDamaged));
        var trials = contents.Table!;
        return new()
        {
            RunId = paths.RunId,
            Name = plan.Root["name"]!.GetValue<string>(),
            StartedAt = contents.Starts.FirstOrDefault()?.At,
            Task = task.Kind,
            DatasetSha256 = plan.Root["dataset"]?["heldout_sha256"]?.GetValue<string>(),
            Labels = plan.Labels,
            Arms = [.. plan.Root["arms"]!.AsArray().Select((arm, index) => FactsOf(arm!.AsObject(), index, contents))],
            Comparison = ComparisonOf(plan),
            Samples = SampleColumnsReader.Read(samples, plan.Labels),
            Trials = trials,
            Fields = FieldTallies.Of(trials),
            Seed = plan.Root["seed"]!.GetValue<ulong>(),
            Texts = new RunTexts(paths, contents),
            LeakCheckDone = plan.Root["dataset"]?["train_sha256"] is not null,
            Damaged = contents.Damaged,
            Provenance = ProvenanceOf(plan),
        };
    }

    private static ArmFacts FactsOf(JsonObject arm, int index, LedgerContents contents) => new()
    {
        Name = arm["name"]!.GetValue<string>(),
        Role = arm["role"].Deserialize<ArmRole>(ConfigJson.Options),
        Provider = arm["provider"]!.GetValue<string>(),
        Model = arm["model"]?.GetValue<string>(),
        Price = PriceCard.From(arm["price"].Deserialize<PriceConfig>(ConfigJson.Options)),
        MaybePaid = contents.MaybePaid.Count(call => call.Key.Arm == index),
        Warmups = contents.WarmUps[index],
        Flags = FlagsOf(contents.Table!, index),
    };

    private static Dictionary<string, int> FlagsOf(TrialTable trials, int arm)
    {
        var counts = new int[trials.FlagNames.Count];
        var perArm = trials.Samples * trials.Repeats;
        foreach (var flags in trials.Flags.AsSpan(arm * perArm, perArm))
        {
            for (var bit = 0; flags >> bit != 0 && bit < counts.Length; bit++)
            {
                counts[bit] += (int)((flags >> bit) & 1);
            }
        }
        return trials.FlagNames.Select((name, bit) => (name, Count: counts[bit])).Where(flag => flag.Count > 0)
            .OrderBy(flag => flag.name, StringComparer.Ordinal).ToDictionary(flag => flag.name, flag => flag.Count, StringComparer.Ordinal);
    }

    private static ComparisonFacts? ComparisonOf(RunPlan plan)
    {
        if (plan.Part<ComparisonConfig>("comparison") is not { } config)
        {
            return null;
        }
        var arms = plan.Arms.ToList();
        var baseline = arms.IndexOf(config.Baseline);
        IReadOnlyList<int> candidates = config.Candidates is [ComparisonConfig.All]
            ? [.. Enumerable.Range(0, arms.Count).Where(arm => arm != baseline)]
            : [.. config.Candidates.Select(name => arms.IndexOf(name))];
        return new()
        {
            Baseline = baseline,
            Candidates = candidates,
            Decide = config.Decide is { } name ? arms.IndexOf(name) : candidates[0],
            Metric = config.Metric,
            Alpha = config.Alpha,
            Margin = config.Margin ?? ComparisonConfig.DefaultMargin,
            MarginDefaulted = config.Margin is null,
            Guardrails = config.Guardrails,
        };
    }

    private static List<KeyValuePair<string, string>> ProvenanceOf(RunPlan plan)
    {
        var facts = new List<KeyValuePair<string, string>> { new("plan", "sha256:" + plan.Hash) };
        foreach (var (name, key) in new[] { ("held-out data", "heldout_sha256"), ("training data", "train_sha256") })
        {
            facts.Add(new(name, plan.Root["dataset"]?[key]?.GetValue<string>() ?? "none"));
        }
        return facts;
    }
}
