using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start", ["init", "validate", "doctor", "try"], context =>
            [InitCommand.Create(context), ValidateCommand.Create(context), DoctorCommand.Create(context), TryCommand.Create(context)]),
        new("Measure", ["run"], context => [RunCommand.Create(context)]),
        new("Read", ["analyze"], context => [AnalyzeCommand.Create(context)]),
    ];

    /// <summary>One example under each command's help.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } = new Dictionary<string, string>
    {
        ["init"] = "init my-study --from tickets.csv --input text --label label",
        ["validate"] = "validate eval.yaml",
        ["doctor"] = "doctor eval.yaml",
        ["try"] = "try eval.yaml --items 3",
        ["run"] = "run eval.yaml --budget-usd 5",
        ["analyze"] = "analyze results/support-tickets-20261121T120000Z",
    };
}
