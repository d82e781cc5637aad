using System.CommandLine;
using EvalHarness.Analysis;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>What a run shows, as an exit code for CI.</summary>
internal static class GateCommand
{
    private const string Meaningful = "meaningful";
    private const string NotWorse = "not_worse";
    private const string NoRegression = "no_regression";

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var require = new Option<string>("--require") { Description = $"{Meaningful}, {NotWorse} or {NoRegression}.", HelpName = "WHAT", Required = true };
        var against = new Option<string?>("--against") { Description = $"For {NoRegression}: a pin, or an earlier run's folder.", HelpName = "PIN|RUN" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("gate", "What a run shows, as an exit code for CI.") { run, require, against, json };
        require.AcceptOnlyFromAmong(Meaningful, NotWorse, NoRegression);
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
                ? OfComparison(context, paths, wanted, parsed.GetValue(json))
                : RegressionGate.Run(context, paths, earlier, parsed.GetValue(json));
        });
        return command;
    }

    private static int OfComparison(CliContext context, RunPaths paths, string wanted, bool json)
    {
        using var open = RunDataReader.Open(paths, skipDamaged: false);
        var report = EvalAnalyzer.Analyze(open.Data);
        if (report.Decided is not { } comparison)
        {
            throw new UsageException($"{paths.RunId} compares nothing: its plan has no comparison.");
        }
        var code = report.Complete ? CodeOf(wanted, comparison.Verdict) : ExitCode.InvalidEvidence;
        if (json)
        {
            JsonOutput.Write(context.Output, new { v = 1, require = wanted, complete = report.Complete, met = code == ExitCode.Done, comparison });
        }
        else
        {
            context.Output.WriteLine($"{comparison.Candidate} against {comparison.Baseline}: {Wording.Verdict(comparison)}");
        }
        context.Error.WriteLine(code switch
        {
            ExitCode.Done => $"gate {wanted}: met",
            ExitCode.NotMet => $"gate {wanted}: NOT MET",
            ExitCode.InvalidEvidence => $"gate {wanted}: the run is not complete; go on with it first",
            _ => $"gate {wanted}: cannot be told",
        });
        return code;
    }

    /// <summary>The contract's exit codes, by the verdict of gate 4.</summary>
    public static int CodeOf(string wanted, string? verdict) => (wanted, verdict) switch
    {
        (_, "MEANINGFULLY_BETTER") => ExitCode.Done,
        (_, "MEANINGFULLY_WORSE" or "WORSE_SIZE_UNRESOLVED") => ExitCode.NotMet,
        (Meaningful, "EQUIVALENT") => ExitCode.NotMet,
        (NotWorse, "BETTER_SIZE_UNRESOLVED" or "NON_INFERIOR" or "EQUIVALENT") => ExitCode.Done,
        _ => ExitCode.Inconclusive,
    };
}
