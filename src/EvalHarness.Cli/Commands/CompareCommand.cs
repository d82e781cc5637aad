using System.CommandLine;
using EvalHarness.Analysis;
using EvalHarness.Analysis.Regression;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary>Two runs, item by item. Looks only: its exit code says nothing of what it saw.</summary>
internal static class CompareCommand
{
    public static Command Create(CliContext context)
    {
        var earlier = new Argument<string>("EARLIER") { Description = "A run's folder, or a pin." };
        var later = new Argument<string>("RUN") { Description = "The later run's folder." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("compare", "Two runs, paired by sample and role.") { earlier, later, json };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(later), context.WorkingDirectory));
            Show(context, paths, Compare(context, parsed.GetRequiredValue(earlier), paths), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    public static RegressionReport Compare(CliContext context, string earlier, RunPaths later)
    {
        var pinned = EarlierRun.Read(context, earlier);
        using var run = RunDataReader.Open(later, skipDamaged: false);
        return RegressionAnalysis.Of(pinned, run.Data);
    }

    public static void Show(CliContext context, RunPaths later, RegressionReport report, bool json)
    {
        var uses = EarlierRun.Uses(later);
        if (json)
        {
            JsonOutput.Write(context.Output, new { v = 1, heldout_uses = uses, comparison = report });
            return;
        }
        RegressionView.Render(context.Output, report, uses);
    }
}
