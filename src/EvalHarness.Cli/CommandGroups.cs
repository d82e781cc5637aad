using EvalHarness.Cli.Commands;

namespace EvalHarness.Cli;

/// <summary>All commands, grouped in the order in which a study meets them. A new command is a file in Commands and a line here.</summary>
internal static class CommandGroups
{
    public static IReadOnlyList<CommandGroup> All { get; } =
    [
        new("Start",
        [
            new("init", InitCommand.Create, "init my-study --from tickets.csv --input text --label label"),
            new("validate", ValidateCommand.Create, "validate eval.yaml"),
            new("doctor", DoctorCommand.Create, "doctor eval.yaml"),
            new("try", TryCommand.Create, "try eval.yaml --items 3"),
            new("plan", PlanCommand.Create, "plan eval.yaml --discordance 0.12"),
        ]),
        new("Measure",
        [
            new("run", RunCommand.Create, "run eval.yaml --budget-usd 5"),
            new("capacity", CapacityCommand.Create, "capacity eval.yaml --arm fine-tuned --p95-ms 500"),
        ]),
        new("Read",
        [
            new("analyze", AnalyzeCommand.Create, "analyze results/support-tickets-20261121T120000Z"),
            new("report", ReportCommand.Create, "report results/support-tickets-20261121T120000Z --format html --out share --without-text"),
            new("items", ItemsCommand.Create, "items results/support-tickets-20261121T120000Z --broke"),
            new("compare", CompareCommand.Create, "compare results/nightly-20261120T020000Z results/nightly-20261121T020000Z"),
            new("gap", GapCommand.Create, "gap --fixed 41 --broke 18 --n 1200 --margin 0.03"),
            new("view", ViewCommand.Create, "view results --port 8080"),
            new("history", HistoryCommand.Create, "history results"),
        ]),
        new("Decide",
        [
            new("economics", EconomicsCommand.Create, "economics eval.yaml --set calls_per_month=90000 --set gain=0.02"),
            new("decide", DecideCommand.Create, "decide results/support-tickets-20261121T120000Z --ask --config eval.yaml"),
            new("gate", GateCommand.Create, "gate results/nightly-20261121T020000Z --against pinned.jsonl --require no_regression"),
            new("pin", PinCommand.Create, "pin results/nightly-20261120T020000Z --out pinned.jsonl"),
            new("sign", SignCommand.Create, "sign results/support-tickets-20261121T120000Z --by \"A. Name\" --role \"head of finance\""),
            new("verify", VerifyCommand.Create, "verify results/support-tickets-20261121T120000Z"),
        ]),
    ];
}
