using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start", ["init", "validate", "plan"], context =>
            [InitCommand.Create(context), ValidateCommand.Create(context), PlanCommand.Create(context)]),
        new("Measure", ["run"], context => [RunCommand.Create(context)]),
        new("Read", ["analyze", "compare", "gap"], context =>
            [AnalyzeCommand.Create(context), CompareCommand.Create(context), GapCommand.Create(context)]),
        new("Decide", ["gate", "pin"], context => [GateCommand.Create(context), PinCommand.Create(context)]),
    ];

    /// <summary>One example under each command's help.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = new Dictionary<string, string>
    {
        ["init"] = "init my-study",
        ["validate"] = "validate eval.yaml",
        ["plan"] = "plan eval.yaml --discordance 0.12",
        ["run"] = "run eval.yaml --budget-usd 5",
        ["gap"] = "gap --fixed 41 --broke 18 --n 1200 --margin 0.03",
        ["compare"] = "compare results/nightly-20261120T020000Z results/nightly-20261121T020000Z",
        ["gate"] = "gate results/nightly-20261121T020000Z --against pinned.jsonl --require no_regression",
        ["pin"] = "pin results/nightly-20261120T020000Z --out pinned.jsonl",
        ["analyze"] = "analyze results/support-tickets-20261121T120000Z",
    };
}
