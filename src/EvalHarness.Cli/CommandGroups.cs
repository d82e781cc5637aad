using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start", ["init", "validate"], context => [InitCommand.Create(context), ValidateCommand.Create(context)]),
        new("Measure", ["run"], context => [RunCommand.Create(context)]),
        new("Read", ["analyze"], context => [AnalyzeCommand.Create(context)]),
        new("Decide", ["economics", "decide", "gate", "sign", "verify"], context =>
            [EconomicsCommand.Create(context), DecideCommand.Create(context), GateCommand.Create(context), SignCommand.Create(context), VerifyCommand.Create(context)]),
    ];

    /// <summary>One example under each command's help.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = new Dictionary<string, string>
    {
        ["init"] = "init my-study",
        ["validate"] = "validate eval.yaml",
        ["run"] = "run eval.yaml --budget-usd 5",
        ["analyze"] = "analyze results/support-tickets-20261121T120000Z",
        ["economics"] = "economics eval.yaml --set calls_per_month=90000 --set gain=0.02",
        ["decide"] = "decide results/support-tickets-20261121T120000Z --policy three-gates",
        ["gate"] = "gate results/support-tickets-20261121T120000Z --require promote",
        ["sign"] = "sign results/support-tickets-20261121T120000Z --by \"A. Name\" --role \"head of finance\"",
        ["verify"] = "verify results/support-tickets-20261121T120000Z",
    };
}
