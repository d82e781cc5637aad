using System.CommandLine;
using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Providers;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>What a run would take and what it could tell, before money is spent.</summary>
internal static class PlanCommand
{
    public static Command Create(CliContext context)
    {
        var config = StudyFile.Argument();
        var discordance = LevelOptions.Share(new("--discordance")
        {
            Description = "Share of items on which exactly one arm is right, from a pilot of 50 items or more.", HelpName = "X",
        });
        var icc = LevelOptions.Share(new("--icc")
        {
            Description = "How much the items of a group resemble each other; 1, as if copies, when not stated.", HelpName = "X",
        });
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("plan", "Calls, tokens, cost and time of a run, and what its size can tell.") { config, discordance, icc, json };
        command.SetAction(parsed =>
        {
            using var study = StudyFile.Open(context, parsed.GetRequiredValue(config));
            var forecasts = Forecast(context, study);
            var power = study.Config.Comparison is { } comparison
                ? PowerPlan.Of([.. study.Heldout.Select(sample => sample.Cluster)], Level(study.Config, comparison), parsed.GetValue(discordance), parsed.GetValue(icc) ?? 1)
                : null;
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Output, new
                {
                    v = 1, study.Config.Name, study.Heldout.Count, study.Config.Run.Repeats, heldout_sha256 = study.Heldout.Sha256, arms = forecasts, power,
                });
                return;
            }
            PlanView.Render(context.Output, study, forecasts, power, DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime));
        });
        return command;
    }

    private static List<ArmForecast> Forecast(CliContext context, Study study)
    {
        // Keys are not needed to count: a plan works before anybody has one.
        var arms = study.CreateArms(ProviderCatalog.All, context.Time, name => context.Environment(name) ?? "unset");
        var forecasts = arms.Select(arm => ArmForecast.Of(arm, study.Heldout, study.Config.Run.Repeats, study.Config.Run.Warmup)).ToList();
        foreach (var arm in arms)
        {
            arm.Client.Dispose();
        }
        return forecasts;
    }

    private static (double Margin, bool Defaulted, double Alpha) Level(EvalConfig config, ComparisonConfig comparison)
    {
        var candidates = comparison.Candidates.Contains(ComparisonConfig.All) ? config.Arms.Count - 1 : comparison.Candidates.Count;
        return (comparison.Margin ?? ComparisonConfig.DefaultMargin, comparison.Margin is null, comparison.Alpha / candidates);
    }
}
