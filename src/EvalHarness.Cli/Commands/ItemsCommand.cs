using System.CommandLine;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Lists the items behind a difference.</summary>
internal static class ItemsCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var groups = new (ItemGroup Group, Option<bool> Option)[]
        {
            (ItemGroup.Fixed, new("--fixed") { Description = "Items on which the candidate does better." }),
            (ItemGroup.Broke, new("--broke") { Description = "Items on which the baseline does better." }),
            (ItemGroup.BothWrong, new("--both-wrong") { Description = "Items that neither gets right." }),
            (ItemGroup.Invalid, new("--invalid") { Description = "Items that the candidate answered with nothing the task allows." }),
            (ItemGroup.Flipped, new("--flipped") { Description = "Items whose answer changed between repeats." }),
        };
        var skip = new Option<bool>("--skip-damaged") { Description = "Treat damaged ledger lines as not done, and say so." };
        var command = new Command("items", "List the items behind a difference; all of them without an option.") { run, skip };
        foreach (var (_, option) in groups)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            using var opened = AnalyzeCommand.Open(new(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory)), parsed.GetValue(skip));
            return List(context, opened.Report, [.. groups.Where(group => parsed.GetValue(group.Option)).Select(group => group.Group)]);
        });
        return command;
    }

    private static int List(CliContext context, EvalReport report, IReadOnlyCollection<ItemGroup> wanted)
    {
        var selection = new ItemSelection(report);
        var listed = 0;
        foreach (var sample in selection.InReadingOrder().Where(sample => wanted.Count == 0 || selection.Of(sample).Any(wanted.Contains)))
        {
            foreach (var line in ItemText.Lines(report.Run, selection, sample))
            {
                context.Output.WriteLine(line);
            }

            listed++;
        }

        context.Error.WriteLine($"{Figures.Count(listed)} of {Figures.Count(report.Run.Samples.Count)} items");
        return listed == 0 ? ExitCode.NothingSelected : ExitCode.Done;
    }
}
