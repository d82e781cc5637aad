using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Economics;
using EvalHarness.Ledger;
using EvalHarness.Pricing;

namespace EvalHarness.Cli.Commands;

/// <summary>Break-even, payback and total cost, of a run or of a config's assumptions alone.</summary>
internal static class EconomicsCommand
{
    public static Command Create(CliContext context)
    {
        var source = new Argument<string>("CONFIG|RUN") { Description = "Config file, or a run's folder." };
        var set = new Option<string[]>("--set") { Description = "What if: KEY=VALUE, as calls_per_month=90000, ARM.host.usd_per_hour=0.8 or gain=0.02. May be repeated." };
        var json = new Option<bool>("--json") { Description = "Print JSON on standard output." };
        var command = new Command("economics", "Break-even, payback and total cost; what if, without a run.") { source, set, json };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(source), context.WorkingDirectory);
            var sets = ConfigOverrides.Split(parsed.GetValue(set));
            var reports = Directory.Exists(path) ? OfRun(new(path), sets) : [OfConfig(context, path, sets)];
            if (parsed.GetValue(json))
            {
                context.Output.WriteLine(JsonSerializer.Serialize(reports, ConfigJson.Options));
                return ExitCode.Done;
            }

            foreach (var report in reports)
            {
                EconomicsView.Write(context.Output, report);
            }

            if (reports.Count == 0)
            {
                throw new UsageException("the run's config states no economics; state them with --set calls_per_month=… --set upfront=… and so on.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<EconomicsReport> OfRun(RunPaths paths, IReadOnlyList<(string Key, string Value)> sets)
    {
        using var open = RunDataReader.Open(paths, skipDamaged: false);
        return EvalAnalyzer.Analyze(WithOverrides(open.Data, sets)).Economics;
    }

    /// <summary>The run as if its config had said so.</summary>
    private static RunData WithOverrides(RunData run, IReadOnlyList<(string Key, string Value)> sets)
    {
        if (sets.Count == 0 || run.Config is null)
        {
            return run;
        }

        if (sets.Any(set => set.Key == ConfigOverrides.Gain))
        {
            throw new UsageException("--set gain: a run has its own measured gain; set it where there is a config alone.");
        }

        var config = ConfigOverrides.Apply(run.Config, sets);
        return run with
        {
            Config = config,
            Arms = [.. run.Arms.Select(arm => arm with { Config = config.Arms.FirstOrDefault(one => one.Name == arm.Name) })],
        };
    }

    private static EconomicsReport OfConfig(CliContext context, string path, IReadOnlyList<(string Key, string Value)> sets)
    {
        var config = ConfigOverrides.Apply(StudyFile.Load(context, path), sets.Where(set => set.Key != ConfigOverrides.Gain));
        var gain = sets.LastOrDefault(set => set.Key == ConfigOverrides.Gain).Value is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? new Gain(value, value, value, 0)
            : throw new UsageException($"--set gain={text}: write a share, as 0.02 for two points.");
        var baseline = config.Arms.FirstOrDefault(arm => arm.Name == config.Comparison?.Baseline) ?? config.Arms[0];
        var name = config.Comparison is { } comparison ? comparison.Decide ?? comparison.Candidates[0] : null;
        var candidate = config.Arms.FirstOrDefault(arm => arm.Name == name) ?? config.Arms.FirstOrDefault(arm => arm.Role == ArmRole.FineTuned);
        return EconomicsAnalysis.Of(
            new(baseline.Name, candidate?.Name ?? RunEconomics.Planned, Cost(baseline),
                candidate is null ? new(null, HostingPlan.From(config.Economics?.FineTuneHost)) : Cost(candidate), gain),
            config.Economics, config.Run.Seed);
    }

    private static ArmCost Cost(ArmConfig arm) => ArmCost.Of(arm, PriceCard.From(arm.Price, arm.Mode), measuredUsdPerCall: null);
}
