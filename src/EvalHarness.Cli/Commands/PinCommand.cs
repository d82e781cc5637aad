using System.CommandLine;
using EvalHarness.Analysis.Regression;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Reduces a run to a baseline that may be committed: no inputs, no outputs, no targets.</summary>
internal static class PinCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var target = new Option<string>("--out") { Description = "File to write.", HelpName = "FILE", Required = true };
        var command = new Command("pin", "A small committable baseline: item ids, hashes, right or wrong; no text.") { run, target };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            var pinned = EarlierRun.OfFolder(paths);
            if (pinned.Arms.All(arm => arm.Asked.Answered == 0))
            {
                context.Error.WriteLine($"evalharness: {paths.RunId} has no answers: there is nothing to hold later runs to.");
                return ExitCode.NothingSelected;
            }
            var path = Path.GetFullPath(parsed.GetRequiredValue(target), context.WorkingDirectory);
            PinFile.Write(path, pinned);
            context.Output.WriteLine($"Pinned {Figures.Count(pinned.Items.Count)} items of {pinned.RunId} to {Path.GetRelativePath(context.WorkingDirectory, path)}");
            foreach (var arm in pinned.Arms.Where(arm => arm.Asked.Answered < pinned.Items.Count))
            {
                context.Error.WriteLine($"warning: {arm.Name} answered {Figures.Count(arm.Asked.Answered)} of them; the others cannot be compared later");
            }
            return ExitCode.Done;
        });
        return command;
    }
}
