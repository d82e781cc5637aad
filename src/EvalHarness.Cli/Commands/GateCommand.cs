using System.CommandLine;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>The decision as an exit code, for CI.</summary>
internal static class GateCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var require = new Option<string>("--require") { Description = "promote, meaningful or not_worse.", DefaultValueFactory = _ => GateRule.Promote };
        require.AcceptOnlyFromAmong(GateRule.Promote, GateRule.Meaningful, GateRule.NotWorse);
        var command = new Command("gate", "The decision as an exit code: 0 met, 100 not met, 101 inconclusive, 102 invalid.") { run, require };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            using var analyzed = AnalyzeCommand.Analyze(paths, skipDamaged: false);
            var required = parsed.GetRequiredValue(require);
            var code = GateRule.ExitCodeOf(analyzed.Report, required);
            var word = code switch { ExitCode.Done => "met", ExitCode.NotMet => "not met", ExitCode.Inconclusive => "inconclusive", _ => "evidence invalid or incomplete" };
            context.Output.WriteLine($"gate {required}: {word}");
            foreach (var line in SummaryTextWriter.Lines(analyzed.Report))
            {
                context.Output.WriteLine(OutputSanitizer.Visible(line));
            }

            return code;
        });
        return command;
    }
}
