using System.CommandLine;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Providers;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>Asks every arm a few items and shows the whole exchange; keeps nothing.</summary>
internal static class TryCommand
{
    private const int DefaultItems = 5;

    public static Command Create(CliContext context)
    {
        var config = StudyFile.Argument();
        var items = new Option<int>("--items") { Description = "Items per arm.", HelpName = "N", DefaultValueFactory = _ => DefaultItems };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before spending." };
        var command = new Command("try", "Ask a few items and show messages, answers, scores, time and cost; keeps nothing.") { config, items, yes };
        items.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--items needs at least 1 item.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(context, parsed.GetRequiredValue(config), parsed.GetValue(items), parsed.GetValue(yes)));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string path, int items, bool yes)
    {
        using var study = StudyFile.Open(context, path);
        var seed = study.Config.Run.Seed;
        var arms = study.CreateArms(ProviderCatalog.All, context.Time, context.Environment);
        var samples = SampleSubset.Draw(study.Heldout, items, seed);
        var plan = TrialPlanner.Plan(samples, new TrialSet(arms.Count, samples.Count, repeats: 1), seed, Shard.Whole);
        if (!SpendingQuestion.Ask(context, arms, samples, plan, yes))
        {
            context.Error.WriteLine("evalharness: nothing was asked.");
            return ExitCode.Interrupted;
        }
        using var stop = new RunStop();
        using var signals = StopSignals.Listen(stop, context);
        var printer = new TrialPrinter(context.Output, study.Secrets.Redact);
        using var limits = new RateLimitGroups(arms, context.Time);
        var silent = 0;
        foreach (var assignment in ArmAssignment.Online(arms, study.ScorerOf, printer, new Budget(study.Config.Run.BudgetUsd), limits, seed, context.Time))
        {
            printer.Begin(assignment.Arm);
            silent += await AskAsync(assignment, samples, printer, stop) ? 0 : 1;
        }
        return stop.Draining.IsCancellationRequested ? ExitCode.Interrupted : silent > 0 ? ExitCode.ProviderError : ExitCode.Done;
    }

    /// <summary>True where the arm gave an answer.</summary>
    private static async Task<bool> AskAsync(ArmAssignment assignment, ISampleSource samples, TrialPrinter printer, RunStop stop)
    {
        var answered = false;
        for (var place = 0; place < samples.Count; place++)
        {
            var sample = samples.Read(place);
            printer.Next(sample);
            var trial = await assignment.Executor.ExecuteAsync(new TrialKey(assignment.Arm.Index, place, Repeat: 0), sample, stop.Draining, stop.Now);
            if (trial is null || trial.Error?.Class.StopsArm() == true)
            {
                break;
            }
            answered |= trial.Answer is not null;
        }
        return answered;
    }
}
