using System.CommandLine;
using EvalHarness.Reporting;
using EvalHarness.Reporting.Viewer;

namespace EvalHarness.Cli.Commands;

/// <summary>Serves the runs of a folder to a browser on this machine.</summary>
internal static class ViewCommand
{
    private const int LargestPort = 65_535;

    public static Command Create(CliContext context)
    {
        var results = new Argument<string>("RESULTS") { Description = "Folder of all runs.", DefaultValueFactory = _ => "results" };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; a free one when left out.", HelpName = "N" };
        var command = new Command("view", "Runs, items and reviews in a browser on this machine; Ctrl-C ends it.") { results, port };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > LargestPort)
            {
                result.AddError($"--port lies between 1 and {LargestPort}; 0 or nothing takes a free one.");
            }
        });
        command.SetAction((parsed, cancellation) => ViewAsync(
            context, Path.GetFullPath(parsed.GetRequiredValue(results), context.WorkingDirectory), parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> ViewAsync(CliContext context, string folder, int port, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder. Name the folder that holds the runs, results by default.");
        }

        await using var viewer = await ViewerServer.StartAsync(
            new(folder, context.Time)
            {
                Port = port,
                Reviewer = context.Environment("USER") ?? context.Environment("USERNAME") ?? "",
                Warn = warning => context.Error.WriteLine(OutputSanitizer.Visible(warning)),
            },
            cancellation);
        context.Output.WriteLine(viewer.Address);
        context.Error.WriteLine($"Shows {folder}; only this machine can reach it. Ctrl-C ends it.");
        await viewer.EndedAsync(cancellation);
        return ExitCode.Done;
    }
}
