using EvalHarness.Reporting;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>How a run ended, in words and as an exit code.</summary>
internal static class RunEnding
{
    public static int Describe(CliContext context, RunResult result, StopSignals signals)
    {
        if (result.Outcome is not { } outcome)
        {
            context.Error.WriteLine($"{result.Paths.RunId} is finished: nothing is left to ask.");
            return ExitCode.Done;
        }
        if (outcome.Early is { } early)
        {
            context.Error.WriteLine(FormattableString.Invariant(
                $"stopped early after {early.At} of {early.Of} items: {early.Verdict.ToCode()}. The run is finished; nothing is left to ask."));
            return ExitCode.Done;
        }
        foreach (var arm in outcome.Arms.Where(arm => arm.Message is not null))
        {
            foreach (var line in arm.Message!.Split('\n'))
            {
                context.Error.WriteLine(OutputSanitizer.Visible(line));
            }
        }
        if (outcome.Drained && !outcome.AllAsked)
        {
            context.Error.WriteLine($"{outcome.Arms.Sum(arm => arm.NotAsked)} trials are left; go on with the same command and --run-id {result.Paths.RunId}");
            return signals.Terminated ? ExitCode.Drained : ExitCode.Interrupted;
        }
        if (outcome.BudgetReached)
        {
            context.Error.WriteLine($"the budget is reached; raise it and go on with --run-id {result.Paths.RunId}");
            return ExitCode.BudgetReached;
        }
        // The few answers that could not be read compare nothing.
        return outcome.Arms.Any(arm => arm.Reason == StopReason.Unparseable) ? ExitCode.ProviderError : ExitCode.Done;
    }

    /// <summary>3 where an arm that is compared has no answer or was stopped by its endpoint: there is no comparison to look at.</summary>
    public static int OfReport(CliContext context, EvalReport report)
    {
        var compared = report.Run.Comparison is { } comparison
            ? [comparison.Baseline, comparison.Decide]
            : Enumerable.Range(0, report.Arms.Count);
        var silent = compared.Select(place => report.Arms[place])
            .Where(arm => arm.Counts.Answered == 0 || (arm.Counts.Pending > 0 && arm.Counts.Failed > 0)).ToList();
        foreach (var arm in silent)
        {
            context.Error.WriteLine($"arm {arm.Name}: {arm.Counts.Answered} of {arm.Counts.Planned} trials have an answer; "
                + "there is no comparison until its endpoint answers. Run again to go on.");
        }
        return silent.Count > 0 ? ExitCode.ProviderError : ExitCode.Done;
    }
}
