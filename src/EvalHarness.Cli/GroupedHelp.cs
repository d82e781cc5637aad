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
            if (CommandGroups.Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var example))
            {
                output.WriteLine("Example:");
                output.WriteLine($"  evalharness {example}");
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
            foreach (var command in root.Subcommands.Where(command => group.Names.Contains(command.Name)))
            {
                output.WriteLine($"  {command.Name,-10} {command.Description}");
            }
        }
        output.WriteLine();
        output.WriteLine("Every command has --help with an example. Exit codes: 0 done, 1 internal error, 2 config,");
        output.WriteLine("data or ledger error, 3 provider error, 4 nothing selected, 6 budget reached, 130 interrupted.");
        return ExitCode.Done;
    }
}
