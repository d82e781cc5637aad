using System.CommandLine;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Runs over time, from the analyses that stand in their folders.</summary>
internal static class HistoryCommand
{
    public static Command Create(CliContext context)
    {
        var results = new Argument<string>("RESULTS")
        {
            Description = "Folder of all runs.", DefaultValueFactory = _ => "results",
        };
        var command = new Command("history", "Runs over time: what each found, oldest first.") { results };
        command.SetAction(parsed => List(context, Path.GetFullPath(parsed.GetRequiredValue(results), context.WorkingDirectory)));
        return command;
    }

    private static int List(CliContext context, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder. Name the folder that holds the runs, results by default.");
        }

        var runs = RunHistory.Read(folder);
        foreach (var study in runs.GroupBy(run => run.Report.Name, StringComparer.Ordinal))
        {
            context.Output.WriteLine(OutputSanitizer.Visible(study.Key));
            foreach (var run in study)
            {
                context.Output.WriteLine($"  {run.Started}  {OutputSanitizer.Visible(run.Report.RunId)}{(run.Report.Complete ? "" : " (unfinished)")}");
                foreach (var finding in Findings(run.Report))
                {
                    context.Output.WriteLine($"    {OutputSanitizer.Visible(finding)}");
                }
            }
        }

        context.Error.WriteLine($"{Figures.Count(runs.Count)} runs in {folder}");
        return runs.Count == 0 ? ExitCode.NothingSelected : ExitCode.Done;
    }

    private static IEnumerable<string> Findings(EvalReport report) => report.Comparisons.Count == 0
        ? report.Arms.Select(arm => $"{arm.Name} {Figures.PercentWithInterval(arm.Metrics.Accuracy)}, n = {Figures.Count(arm.Metrics.Accuracy.N)}")
        : report.Comparisons.Select(comparison =>
            $"{comparison.Candidate} against {comparison.Baseline}: "
            + $"{Figures.PointsWithInterval(comparison.Difference.Value, comparison.Difference.Lower, comparison.Difference.Upper)}, "
            + $"n = {Figures.Count(comparison.N)}: {Wording.Verdict(comparison)}");
}
