using System.CommandLine;
using EvalHarness.Analysis.Stopping;
using EvalHarness.Datasets;
using EvalHarness.Providers;
using EvalHarness.Reporting;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>The main job: config → answered, scored, resumable run → reports.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var options = new RunOptions();
        var command = options.AddTo(new("run", "Ask every arm every item, keep each answer on disk, compare the arms."));
        command.SetAction((parsed, _) => RunAsync(context, options, parsed));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, RunOptions options, ParseResult parsed)
    {
        using var stop = new RunStop();
        using var signals = new StopSignals(stop, context);
        var (refusal, result) = await AskAsync(context, options, parsed, stop, signals);
        // On a stack of its own: the frames that ended the asking would hold its data set under the whole analysis.
        await Task.Yield();
        return result is null ? refusal : Conclude(context, options, parsed, result, signals);
    }

    /// <summary>The asking alone: its data set and whatever else it holds is gone before the analysis begins, which reads only the folder.</summary>
    private static async Task<(int Refusal, RunResult? Result)> AskAsync(
        CliContext context, RunOptions options, ParseResult parsed, RunStop stop, StopSignals signals)
    {
        using var study = StudyFile.Open(context, parsed.GetRequiredValue(options.Config), config => options.Apply(config, parsed));
        var audit = study.Audit();
        if (!StudyFile.Passes(context, audit, AuditSeverity.Warning))
        {
            return (ExitCode.BadInput, null);
        }
        var arms = study.CreateArms(ProviderCatalog.All, context.Time, context.Environment);
        var samples = SampleSubset.Draw(study.Heldout, parsed.GetValue(options.Limit), study.Config.Run.Seed);
        var results = Path.GetFullPath(parsed.GetValue(options.Results) ?? "results", context.WorkingDirectory);
        var request = study.Request(arms, results, context.Time) with
        {
            Samples = samples,
            RunId = parsed.GetValue(options.RunId),
            Limit = parsed.GetValue(options.Limit),
            StopEarly = parsed.GetValue(options.StopEarly),
            SkipDamaged = parsed.GetValue(options.SkipDamaged),
            Tool = ToolVersion.Number,
            Commit = ToolVersion.Commit,
            Audit = audit,
        };
        if (request.StopEarly && StopRule.Refusal(request) is { } refusal)
        {
            throw new UsageException($"--stop-early: {refusal}");
        }
        signals.Begin();
        using var progress = new ProgressView(context);
        var refused = false;
        var result = await EvalRunner.RunAsync(request, study.ScorerOf, stop, new()
        {
            Arms = options.ArmsOf(study.Config, parsed),
            Approve = (run, plan) =>
            {
                context.Error.WriteLine($"run {run.Paths.RunId} in {run.Paths.Folder}");
                var approved = SpendingQuestion.Ask(context, arms, samples, plan, parsed.GetValue(options.Yes));
                refused = !approved;
                return Task.FromResult(approved);
            },
            Warn = warning => context.Error.WriteLine($"warning: {OutputSanitizer.Visible(warning)}"),
            Started = progress.Start,
        });
        progress.End();
        if (refused)
        {
            context.Error.WriteLine("evalharness: nothing was asked.");
            return (ExitCode.Interrupted, null);
        }
        return (ExitCode.Done, result);
    }

    private static int Conclude(CliContext context, RunOptions options, ParseResult parsed, RunResult result, StopSignals signals)
    {
        var code = RunEnding.Describe(context, result, signals);
        if (code is ExitCode.Interrupted or ExitCode.Drained)
        {
            return code;
        }
        AnalyzeCommand.GiveBack(result.Before.Done.Samples);
        using var run = AnalyzeCommand.Analyze(result.Paths, skipDamaged: parsed.GetValue(options.SkipDamaged));
        AnalyzeCommand.Show(context, run, parsed.GetValue(options.Json));
        return code == ExitCode.Done ? RunEnding.OfReport(context, run.Report) : code;
    }
}
