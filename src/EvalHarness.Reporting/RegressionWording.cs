using EvalHarness.Analysis.Regression;

namespace EvalHarness.Reporting;

/// <summary>What a comparison of two runs says of a role, in words.</summary>
public static class RegressionWording
{
    public static string Outcome(RoleComparison role) => role.Outcome switch
    {
        RegressionOutcome.Alarm => role.Verdict == "MEANINGFULLY_WORSE"
            ? $"ALARM, worse by more than the {Wording.PointsOf(role.Margin)} that matter"
            : "ALARM, worse, perhaps by too little to matter",
        RegressionOutcome.Warning => "warning, it may be worse",
        RegressionOutcome.TooSmall => "cannot be told with these items",
        RegressionOutcome.Unreached => "the endpoint was not reached; that is no regression",
        _ => "no alarm",
    };
}
