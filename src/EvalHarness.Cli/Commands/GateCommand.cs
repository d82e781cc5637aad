using System.CommandLine;
using EvalHarness.Analysis;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>What a run shows, as an exit code for CI.</summary>
internal static class GateCommand
{
    private const string NoRegression = "no_regression";

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var require = new Option<string>("--require")
        {
            Description = "promote, meaningful, not_worse or no_regression.", HelpName = "WHAT", DefaultValueFactory = _ => GateRule.Promote,
        };
        var against = new Option<string?>("--against") { Description = $"For {NoRegression}: a pin, or an earlier run's folder.", HelpName = "PIN|RUN" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("gate", "What a run shows, as an exit code for CI.") { run, require, against, json };
        require.AcceptOnlyFromAmong(GateRule.Promote, GateRule.Meaningful, GateRule.NotWorse, NoRegression);
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            var wanted = parsed.GetRequiredValue(require);
            var earlier = parsed.GetValue(against);
            if (wanted == NoRegression != earlier is not null)
            {
                throw new UsageException($"--require {NoRegression} and --against PIN|RUN belong together.");
            }
            return earlier is null
                ? OfReport(context, paths, wanted, parsed.GetValue(json))
                : RegressionGate.Run(context, paths, earlier, parsed.GetValue(json));
        });
        return command;
    }

    private static int OfReport(CliContext context, RunPaths paths, string wanted, bool json)
    {
        using var open = RunDataReader.Open(paths, skipDamaged: false);
        var report = EvalAnalyzer.Analyze(open.Data);
        var code = GateRule.ExitCodeOf(report, wanted);
        if (json)
        {
            JsonOutput.Write(context.Output, new
            {
                v = 1, require = wanted, complete = report.Complete, met = code == ExitCode.Done, comparison = report.Decided, decision = report.Decision,
            });
        }
        else
        {
            foreach (var line in SummaryTextWriter.Lines(report))
            {
                context.Output.WriteLine(OutputSanitizer.Visible(line));
            }
        }
        context.Error.WriteLine(code switch
        {
            ExitCode.Done => $"gate {wanted}: met",
            ExitCode.NotMet => $"gate {wanted}: NOT MET",
            ExitCode.InvalidEvidence => $"gate {wanted}: the evidence is invalid, or the run is not complete",
            _ => $"gate {wanted}: cannot be told",
        });
        return code;
    }
}
