using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start", ["init"], context => [InitCommand.Create(context)]),
    ];

    /// <summary>One example under each command's help.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = new Dictionary<string, string>
    {
        ["init"] = "init my-study",
    };
}
