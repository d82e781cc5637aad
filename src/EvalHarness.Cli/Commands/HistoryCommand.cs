using System.CommandLine;
using System.Globalization;
using EvalHarness.Analysis;
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
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("history", "Runs over time: what each found, oldest first.") { results, json };
        command.SetAction(parsed => List(
            context, Path.GetFullPath(parsed.GetRequiredValue(results), context.WorkingDirectory), parsed.GetValue(json)));
        return command;
    }

    private static int List(CliContext context, string folder, bool json)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder. Name the folder that holds the runs, results by default.");
        }

        var runs = new RunCatalog(folder).Read();
        if (json)
        {
            JsonOutput.Write(context.Output, new { v = 1, runs = runs.Select(Document) });
        }
        else
        {
            foreach (var study in runs.GroupBy(run => run.Report?.Name, StringComparer.Ordinal).OrderBy(study => study.Key is null))
            {
                Say(context, study.Key ?? "without an analysis");
                foreach (var run in study)
                {
                    Show(context, run);
                }
            }
        }

        context.Error.WriteLine($"{Figures.Count(runs.Count)} runs in {folder}");
        return runs.Count == 0 ? ExitCode.NothingSelected : runs.Any(run => run.Damage is not null) ? ExitCode.BadInput : ExitCode.Done;
    }

    private static void Show(CliContext context, PastRun run)
    {
        var started = run.StartedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "date unknown";
        var state = run.Damage is not null ? " (DAMAGED)" : run.Report is null ? " (not analysed)" : run.Report.Complete ? "" : " (unfinished)";
        Say(context, $"  {started,-16}  {run.Paths.RunId}{state}");
        if (run.Damage is { } damage)
        {
            Say(context, $"    {damage}");
        }

        foreach (var finding in run.Report is { } report ? Findings(report) : [])
        {
            Say(context, $"    {finding}");
        }
    }

    private static void Say(CliContext context, string text)
    {
        foreach (var line in TextWrap.Lines(OutputSanitizer.Visible(text), SummaryView.Width))
        {
            context.Output.WriteLine(line);
        }
    }

    private static object Document(PastRun run) => new
    {
        run_id = run.Paths.RunId,
        started_at = run.StartedAt,
        name = run.Report?.Name,
        items = run.Report?.Dataset.N,
        complete = run.Report?.Complete,
        damage = run.Damage,
        arms = run.Report?.Arms.Select(arm => new { name = arm.Name, role = arm.Role, accuracy = arm.Metrics.Accuracy, cost_per_1000_usd = arm.Cost.Per1000Usd }),
        comparisons = run.Report?.Comparisons.Select(comparison => new
        {
            baseline = comparison.Baseline, candidate = comparison.Candidate, metric = comparison.Metric, n = comparison.N,
            difference = comparison.Difference, verdict = comparison.Verdict, @fixed = comparison.Fixed, broke = comparison.Broke,
        }),
        decision = run.Report?.Decision?.Verdict,
    };

    private static IEnumerable<string> Findings(EvalReport report) => report.Comparisons.Count == 0
        ? report.Arms.Select(arm => $"{arm.Name} {Figures.PercentWithInterval(arm.Metrics.Accuracy)}, n = {Figures.Count(arm.Metrics.Accuracy.N)}")
        : report.Comparisons.Select(comparison =>
            $"{comparison.Candidate} against {comparison.Baseline}: "
            + $"{Figures.PointsWithInterval(comparison.Difference.Value, comparison.Difference.Lower, comparison.Difference.Upper)}, "
            + $"n = {Figures.Count(comparison.N)}: {Wording.Verdict(comparison)}");
}
