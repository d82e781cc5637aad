using System.CommandLine;
using System.CommandLine.Help;

namespace EvalHarness.Cli;

/// <summary>The command line: its commands by group, its help, and what an exception becomes.</summary>
internal static class EvalHarnessCli
{
    /// <summary>Runs one command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, CliContext context)
    {
        if (args is ["--version"])
        {
            // Answered before the tree of commands is built: scripts ask this often.
            await context.Output.WriteLineAsync(ToolVersion.Whole);
            return ExitCode.Done;
        }
        var parsed = Tree(context).Parse(args);
        // Who asks for help need not name a run: what is missing then is no error.
        if (parsed.Errors.Count > 0 && parsed.Action is not (HelpAction or GroupedHelp))
        {
            foreach (var error in parsed.Errors)
            {
                await context.Error.WriteLineAsync($"evalharness: {error.Message}");
            }
            await context.Error.WriteLineAsync("evalharness: see 'evalharness --help', or '--help' after a command.");
            return ExitCode.BadInput;
        }
        var streams = new InvocationConfiguration
        {
            Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(streams, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return Failure.Report(exception, context);
        }
    }

    private static RootCommand Tree(CliContext context)
    {
        var root = new RootCommand("Prompt a hosted model or fine-tune a small one: measured on your own labelled set.");
        foreach (var command in CommandGroups.All.SelectMany(group => group.Commands))
        {
            root.Add(command.Create(context));
        }
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new GroupedHelp((HelpAction)option.Action!);
        }
        return root;
    }
}
