using EvalHarness.Analysis.Regression;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary><c>gate --require no_regression</c>: whether tonight's run does worse than the pinned one, as an exit code.</summary>
internal static class RegressionGate
{
    public static int Run(CliContext context, RunPaths run, string against, bool json)
    {
        var report = CompareCommand.Compare(context, against, run);
        CompareCommand.Show(context, run, report, json);
        var code = CodeOf(report);
        context.Error.WriteLine(code switch
        {
            ExitCode.Done => report.Roles.Any(role => role.Outcome == RegressionOutcome.Warning)
                ? "gate no_regression: met, with a warning"
                : "gate no_regression: met",
            ExitCode.NotMet => "gate no_regression: NOT MET. Run again before calling anybody: one night in 200 is a false alarm.",
            ExitCode.ProviderError => "gate no_regression: an endpoint was not reached; that is no regression. Run again.",
            ExitCode.NothingSelected => "gate no_regression: no arm of one role was asked in both runs.",
            _ => "gate no_regression: cannot be told with these items",
        });
        return code;
    }

    /// <summary>An alarm outranks an endpoint that gave out elsewhere; that outranks too few items.</summary>
    public static int CodeOf(RegressionReport report)
    {
        bool Any(RegressionOutcome outcome) => report.Roles.Any(role => role.Outcome == outcome);
        return report.Roles.Count == 0 ? ExitCode.NothingSelected
            : Any(RegressionOutcome.Alarm) ? ExitCode.NotMet
            : Any(RegressionOutcome.Unreached) ? ExitCode.ProviderError
            : Any(RegressionOutcome.TooSmall) ? ExitCode.Inconclusive
            : ExitCode.Done;
    }
}
