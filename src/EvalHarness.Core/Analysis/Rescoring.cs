using System.Globalization;
using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Ledger;
using EvalHarness.Pricing;
using EvalHarness.Scoring;

namespace EvalHarness.Analysis;

/// <summary>Judges every stored answer again from the run's folder alone, and says where the ledger says otherwise.</summary>
public static class Rescoring
{
    /// <summary>Looks at every settled trial. Nothing but the folder is read, and nothing is written.</summary>
    public static RescoringResult Of(RunPaths paths, OpenRun open)
    {
        var run = open.Data;
        var plan = RunPlan.Read(paths.Plan);
        var differences = new List<string>(Samples(open));
        var unread = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var judged = 0;
        for (var arm = 0; arm < run.Arms.Count; arm++)
        {
            var scorer = Scorer(paths, plan, run, arm, differences, out var missing);
            for (var sample = 0; sample < run.Samples.Count; sample++)
            {
                for (var repeat = 0; repeat < run.Trials.Repeats; repeat++)
                {
                    using var line = open.Trials.Line(new(arm, sample, repeat));
                    if (line is null)
                    {
                        continue;
                    }

                    var trial = new StoredTrial(line.RootElement);
                    var where = string.Create(CultureInfo.InvariantCulture, $"{run.Arms[arm].Name} / {run.Samples.Ids[sample]}{(run.Trials.Repeats > 1 ? $" / repeat {repeat}" : "")}");
                    differences.AddRange(Figures(trial, open.Samples.Read(sample), run.Arms[arm].Price).Select(what => $"{where}: {what}"));
                    if ((missing ?? trial.WhyUnread) is { } reason)
                    {
                        unread[reason] = unread.GetValueOrDefault(reason) + 1;
                        continue;
                    }

                    judged++;
                    differences.AddRange(trial.Against(trial.JudgedBy(scorer!, open.Samples.Read(sample))).Select(what => $"{where}: {what}"));
                }
            }
        }

        return new(judged, unread, differences);
    }

    /// <summary>A sample whose label or text was changed no longer fits its own hash.</summary>
    private static IEnumerable<string> Samples(OpenRun open)
    {
        for (var place = 0; place < open.Samples.Count; place++)
        {
            var sample = open.Samples.Read(place);
            if (sample.Input.Length > 0 && SampleHash.Of(sample.Input, sample.Target) != sample.Hash)
            {
                yield return $"samples.jsonl: {sample.Id} does not fit its hash: its text or its label was changed after the run began";
            }
        }
    }

    private static IEnumerable<string> Figures(StoredTrial trial, Sample sample, PriceCard? price)
    {
        if (trial.SampleHash is { } hash && hash != sample.Hash)
        {
            yield return "it was asked another text, or has another label, than samples.jsonl says";
        }

        // A cost that a gateway stated, or that no price explains, is taken as it stands.
        var computed = trial.IsCached ? 0 : CallCost.Of(trial.Usage, price);
        if (trial.IsCompleted && computed is { } usd && trial.CostUsd != usd)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"its cost is journalled as {trial.CostUsd?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}, and its tokens cost {usd}");
        }
    }

    private static ScorerSet? Scorer(RunPaths paths, RunPlan plan, RunData run, int arm, List<string> differences, out string? missing)
    {
        missing = null;
        var config = plan.Root["arms"]![arm].Deserialize<ArmConfig>(ConfigJson.Options)!;
        if (config.Output.Schema is { } planned)
        {
            var schema = paths.Schema(config.Name);
            if (!File.Exists(schema))
            {
                missing = $"the schema of {config.Name} is not in the folder";
                return null;
            }

            if (planned != "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(schema))))
            {
                differences.Add($"{schema}: another schema than the one that was planned");
            }

            config = config with { Output = config.Output with { Schema = Path.GetFullPath(schema) } };
        }

        return ScorerSet.Create(
            new EvalConfig
            {
                Version = 1,
                Name = run.Name,
                Task = plan.Part<TaskConfig>("task") ?? new TaskConfig(),
                Scoring = plan.Part<ScoringConfig>("scoring") ?? new ScoringConfig(),
                Dataset = new() { Heldout = new() { Path = paths.Samples } },
                Arms = [config],
            },
            config, plan.Labels);
    }
}

/// <summary>What judging again found.</summary>
/// <param name="Judged">Trials that were judged again.</param>
/// <param name="Unread">Trials that could not be, by reason.</param>
/// <param name="Differences">Each trial, and each sample, that is not as it should be.</param>
public sealed record RescoringResult(int Judged, IReadOnlyDictionary<string, int> Unread, IReadOnlyList<string> Differences);
