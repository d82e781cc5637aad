using System.CommandLine;

namespace EvalHarness.Cli;

/// <summary>Commands that belong together in a study.</summary>
/// <param name="Title">Its heading in the help.</param>
/// <param name="Commands">Its commands, in order.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<CommandEntry> Commands);

/// <summary>One command of the tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes it.</param>
/// <param name="Example">The example under its help, without the tool's name.</param>
internal sealed record CommandEntry(string Name, Func<CliContext, Command> Create, string Example);
