using EvalHarness.Analysis.Regression;
using EvalHarness.Cli.Commands;

namespace EvalHarness.Tests.Cli;

public sealed class RegressionGateSpecs
{
    [Theory]
    [InlineData(RegressionOutcome.None, RegressionOutcome.None, 0)]
    [InlineData(RegressionOutcome.None, RegressionOutcome.Warning, 0)]
    [InlineData(RegressionOutcome.None, RegressionOutcome.TooSmall, 101)]
    [InlineData(RegressionOutcome.TooSmall, RegressionOutcome.Unreached, 3)]
    [InlineData(RegressionOutcome.Unreached, RegressionOutcome.Alarm, 100)]
    [InlineData(RegressionOutcome.Alarm, RegressionOutcome.None, 100)]
    public void An_alarm_outranks_a_dead_endpoint_and_that_outranks_too_few_items(RegressionOutcome one, RegressionOutcome other, int code) =>
        RegressionGate.CodeOf(Report(one, other)).ShouldBe(code);

    [Fact]
    public void Runs_that_share_no_asked_role_select_nothing() => RegressionGate.CodeOf(Report()).ShouldBe(4);

    private static RegressionReport Report(params RegressionOutcome[] outcomes) => new()
    {
        Pinned = "monday",
        Run = "tuesday",
        SameData = true,
        Unmatched = new([], [], []),
        NotCompared = [],
        FalseAlarmsPerYear = 0,
        Roles = [.. outcomes.Select(outcome => new RoleComparison
        {
            Role = "fine-tuned", PinnedArm = "v3", Arm = "v4", Outcome = outcome, N = 1, Dropped = 0, Difference = new(null, null, null, "none"),
            Margin = 0.03, Fixed = [], Broke = [],
        })],
    };
}
