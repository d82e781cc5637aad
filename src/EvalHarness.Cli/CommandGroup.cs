using System.CommandLine;

namespace EvalHarness.Cli;

/// <summary>Commands that belong together in a study.</summary>
/// <param name="Title">Its heading in the help.</param>
/// <param name="Names">Names of its commands, in order.</param>
/// <param name="Commands">Makes them.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<string> Names, Func<CliContext, IReadOnlyList<Command>> Commands);
