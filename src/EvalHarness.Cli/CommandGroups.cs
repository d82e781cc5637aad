using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start", ["init", "validate"], context => [InitCommand.Create(context), ValidateCommand.Create(context)]),
        new("Measure", ["run"], context => [RunCommand.Create(context)]),
        new("Read", ["analyze", "report", "items", "history"], context =>
            [AnalyzeCommand.Create(context), ReportCommand.Create(context), ItemsCommand.Create(context), HistoryCommand.Create(context)]),
    ];

    /// <summary>One example under each command's help.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = new Dictionary<string, string>
    {
        ["init"] = "init my-study",
        ["validate"] = "validate eval.yaml",
        ["run"] = "run eval.yaml --budget-usd 5",
        ["analyze"] = "analyze results/support-tickets-20261121T120000Z",
        ["report"] = "report results/support-tickets-20261121T120000Z --format html --out share --without-text",
        ["items"] = "items results/support-tickets-20261121T120000Z --broke",
        ["history"] = "history results",
    };
}
