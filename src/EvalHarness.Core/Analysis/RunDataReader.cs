using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Analysis.Stopping;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Ledger;
using EvalHarness.Pricing;

namespace EvalHarness.Analysis;

/// <summary>A run's folder → what the analysis reads of it. Never the original data, never the network.</summary>
public static class RunDataReader
{
    /// <summary>Reads plan, samples and ledger. The texts stay on disk and are read on demand until the result is disposed of.</summary>
    /// <param name="paths">The run's folder.</param>
    /// <param name="skipDamaged">Treat trials on damaged ledger lines as not done.</param>
    /// <exception cref="LedgerException">The folder is incomplete or damaged; the message says where.</exception>
    public static OpenRun Open(RunPaths paths, bool skipDamaged)
    {
        var plan = RunPlan.Read(paths.Plan);
        var config = File.Exists(paths.Config) ? ConfigJson.Read(paths.Config) : null;
        var task = plan.Part<TaskConfig>("task") ?? new TaskConfig();
        var file = SampleFile.Open(paths.Samples);
        try
        {
            var samples = SampleColumnsReader.Read(file, plan.Labels);
            var reading = LedgerReading.Everything(task.Kind == TaskKind.Classification, skipDamaged);
            var contents = LedgerReader.Read(paths.Trials, plan.Arms, file, plan.Repeats, reading);
            file.ForgetIds();
            var table = contents.Table!;
            var stopping = StopFacts.Take(plan, contents, samples);
            var lines = new TrialTexts(contents.Segments, table);
            var arms = plan.Root["arms"]!.AsArray().Select((arm, place) => Arm(arm!.AsObject(), place, contents, config)).ToList();
            var run = new RunData
            {
                RunId = paths.RunId,
                Name = plan.Root["name"]!.GetValue<string>(),
                StartedAt = contents.StartedAt,
                Task = task.Kind,
                DatasetSha256 = plan.Root["dataset"]?["heldout_sha256"]?.GetValue<string>(),
                Labels = plan.Labels,
                Arms = arms,
                Comparison = plan.Part<ComparisonConfig>("comparison") is { } comparison ? ComparisonFacts.Of(comparison, plan.Arms) : null,
                Stopping = stopping,
                Samples = samples,
                Trials = table,
                Fields = FieldTallies.Of(table),
                Seed = plan.Root["seed"]!.GetValue<ulong>(),
                Texts = new FolderTexts(file, table, lines),
                Config = config,
                ErrorCosts = config?.Economics?.CostPerErrorTable is not null && File.Exists(paths.ErrorCosts)
                    ? ErrorCosts.Read(paths.ErrorCosts, plan.Labels) : null,
                Policy = RunPolicyReader.Read(paths, plan),
                LeakCheckDone = plan.Root["dataset"]?["train_sha256"] is not null,
                Audit = Audit(paths),
                Warnings = [.. paths.Manifests.SelectMany(RunManifest.Warnings).Distinct(StringComparer.Ordinal)],
                Damaged = contents.Damaged,
                Provenance = Provenance(plan, contents, paths),
            };
            return new(run, file, lines, new PromptTexts(paths));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static ArmFacts Arm(JsonObject arm, int place, LedgerContents contents, EvalConfig? config) => new()
    {
        Name = arm["name"]!.GetValue<string>(),
        Role = arm["role"].Deserialize<ArmRole>(ConfigJson.Options),
        Provider = arm["provider"]!.GetValue<string>(),
        Model = arm["model"]?.GetValue<string>(),
        Price = PriceCard.From(arm["price"].Deserialize<PriceConfig>(ConfigJson.Options), arm["mode"].Deserialize<ArmMode?>(ConfigJson.Options) ?? ArmMode.Online),
        Config = config?.Arms.FirstOrDefault(known => known.Name == arm["name"]!.GetValue<string>()),
        MaybePaid = contents.MaybePaid.Count(call => call.Key.Arm == place),
        Warmups = contents.WarmUps[place],
        Flags = Flags(contents.Table!, place),
        ServedBy = contents.Table!.ServedBy(place),
    };

    // Seen only over all trials: one answer alone cannot tell that the next one comes from elsewhere.
    private static IReadOnlyDictionary<string, int> Flags(TrialTable table, int arm)
    {
        var flags = table.FlagCounts(arm);
        var others = table.ServedBy(arm).Skip(1).Sum(model => model.Value);
        return others == 0 ? flags : new Dictionary<string, int>(flags) { ["served_model_changed"] = others };
    }

    private static AuditReport? Audit(RunPaths paths) =>
        File.Exists(paths.Audit) ? JsonSerializer.Deserialize<AuditReport>(File.ReadAllBytes(paths.Audit), ConfigJson.Options) : null;

    private static IReadOnlyList<KeyValuePair<string, string>> Provenance(RunPlan plan, LedgerContents contents, RunPaths paths) =>
    [
        .. paths.Manifests.SelectMany(RunManifest.Digests).DistinctBy(digest => digest.Key)
            .Select(digest => KeyValuePair.Create($"digest of {digest.Key}", digest.Value)),
        KeyValuePair.Create("plan SHA-256", plan.Hash),
        KeyValuePair.Create("held-out data", plan.Root["dataset"]?["heldout_sha256"]?.GetValue<string>() ?? "unknown"),
        KeyValuePair.Create("training data", plan.Root["dataset"]?["train_sha256"]?.GetValue<string>() ?? "none named"),
        .. contents.Starts.Select(start => start.Tool).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(tool => KeyValuePair.Create("tool", tool)),
    ];
}
