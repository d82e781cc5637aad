namespace EvalHarness.Cli.Commands;

/// <summary>What <c>gate</c> requires, and the exit code of each outcome (contract).</summary>
internal static class GateRule
{
    public const string Promote = "promote";
    public const string Meaningful = "meaningful";
    public const string NotWorse = "not_worse";

    public static int ExitCodeOf(EvalReport report, string require)
    {
        // Without a comparison there is a decision before a candidate exists, and nothing else to require.
        if (!report.Complete || report.Decision is null or { Verdict: "INVALID" } || (report.Decided is null && require != Promote))
        {
            return ExitCode.InvalidEvidence;
        }

        return require == Promote
            ? report.Decision.Verdict switch
            {
                "PROMOTE" => ExitCode.Done,
                "INCONCLUSIVE" => ExitCode.Inconclusive,
                _ => ExitCode.NotMet,
            }
            : CodeOf(require, report.Decided!.Verdict);
    }

    /// <summary>What only needs the verdict of gate 4.</summary>
    public static int CodeOf(string require, string? verdict) => (require, verdict) switch
    {
        (_, "MEANINGFULLY_BETTER") => ExitCode.Done,
        (_, "MEANINGFULLY_WORSE" or "WORSE_SIZE_UNRESOLVED") => ExitCode.NotMet,
        (Meaningful, "EQUIVALENT") => ExitCode.NotMet,
        (NotWorse, "BETTER_SIZE_UNRESOLVED" or "NON_INFERIOR" or "EQUIVALENT") => ExitCode.Done,
        _ => ExitCode.Inconclusive,
    };
}
