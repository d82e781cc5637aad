using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EvalHarness.Cli;

/// <summary>Help of the root by groups in the order of a study; help of a command with one example under it.</summary>
internal sealed class GroupedHelp(HelpAction standard) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not RootCommand root)
        {
            standard.Invoke(parseResult);
            var shown = parseResult.CommandResult.Command.Name;
            if (CommandGroups.All.SelectMany(group => group.Commands).FirstOrDefault(entry => entry.Name == shown) is { } command)
            {
                output.WriteLine("Example:");
                output.WriteLine($"  evalharness {command.Example}");
                output.WriteLine();
            }
            return ExitCode.Done;
        }
        output.WriteLine(root.Description);
        output.WriteLine();
        output.WriteLine("Usage: evalharness COMMAND [options]");
        foreach (var group in CommandGroups.All)
        {
            output.WriteLine();
            output.WriteLine($"{group.Title}:");
            foreach (var entry in group.Commands)
            {
                output.WriteLine($"  {entry.Name,-10} {root.Subcommands.First(command => command.Name == entry.Name).Description}");
            }
        }
        output.WriteLine();
        output.WriteLine("Every command has --help with an example. Exit codes: 0 done, 1 internal error,");
        output.WriteLine("2 config, data or ledger error, 3 provider error, 4 nothing selected,");
        output.WriteLine("6 budget reached, 75 drained, 130 interrupted; gate: 100, 101, 102.");
        return ExitCode.Done;
    }
}
