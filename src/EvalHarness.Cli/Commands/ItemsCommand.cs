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
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("items", "List the items behind a difference; all of them without an option.") { run, skip, json };
        foreach (var (_, option) in groups)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            using var opened = AnalyzeCommand.Open(new(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory)), parsed.GetValue(skip));
            return List(context, opened.Report, [.. groups.Where(group => parsed.GetValue(group.Option)).Select(group => group.Group)], parsed.GetValue(json));
        });
        return command;
    }

    private static int List(CliContext context, EvalReport report, IReadOnlyCollection<ItemGroup> wanted, bool json)
    {
        var selection = new ItemSelection(report);
        var listed = selection.InReadingOrder().Where(sample => wanted.Count == 0 || selection.Of(sample).Any(wanted.Contains)).ToList();
        if (json)
        {
            JsonOutput.Write(context.Output, new { v = 1, run_id = report.RunId, items = listed.Select(sample => ItemJson.Of(report.Run, selection, sample)) });
        }
        else
        {
            foreach (var line in listed.SelectMany(sample => ItemText.Lines(report.Run, selection, sample)))
            {
                context.Output.WriteLine(line);
            }
        }

        context.Error.WriteLine($"{Figures.Count(listed.Count)} of {Figures.Count(report.Run.Samples.Count)} items");
        return listed.Count == 0 ? ExitCode.NothingSelected : ExitCode.Done;
    }
}
