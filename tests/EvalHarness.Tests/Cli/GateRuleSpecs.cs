using EvalHarness.Cli.Commands;
using EvalHarness.Tests.Decisions;

namespace EvalHarness.Tests.Cli;

/// <summary>Each exit code of gate (contract).</summary>
public sealed class GateRuleSpecs
{
    private static readonly EvalReport Report = (new Scenario() with { Economics = null }).Report();

    [Theory]
    [InlineData("PROMOTE", 0)]
    [InlineData("INCONCLUSIVE", 101)]
    [InlineData("INVALID", 102)]
    [InlineData("KEEP_PROMPT", 100)]
    [InlineData("NEITHER", 100)]
    [InlineData("BLOCKED", 100)]
    public void Promote_reads_the_verdict(string verdict, int code) =>
        GateRule.ExitCodeOf(Report with { Decision = Report.Decision! with { Verdict = verdict } }, "promote").ShouldBe(code);

    [Theory]
    [InlineData("MEANINGFULLY_BETTER", 0, 0)]
    [InlineData("BETTER_SIZE_UNRESOLVED", 101, 0)]
    [InlineData("NON_INFERIOR", 101, 0)]
    [InlineData("EQUIVALENT", 100, 0)]
    [InlineData("NON_SUPERIOR", 101, 101)]
    [InlineData("INCONCLUSIVE", 101, 101)]
    [InlineData("WORSE_SIZE_UNRESOLVED", 100, 100)]
    [InlineData("MEANINGFULLY_WORSE", 100, 100)]
    public void Meaningful_and_not_worse_read_gate_4(string verdict, int meaningful, int notWorse)
    {
        var report = Report with { Comparisons = [Report.Comparisons[0] with { Verdict = verdict }] };

        GateRule.ExitCodeOf(report, "meaningful").ShouldBe(meaningful);
        GateRule.ExitCodeOf(report, "not_worse").ShouldBe(notWorse);
    }

    [Theory]
    [InlineData("promote")]
    [InlineData("meaningful")]
    [InlineData("not_worse")]
    public void An_unfinished_run_is_no_evidence(string require) =>
        GateRule.ExitCodeOf(Report with { Complete = false }, require).ShouldBe(102);

    [Fact]
    public void Before_a_candidate_exists_nothing_is_promoted()
    {
        var report = (new Scenario() with { HasCandidate = false, Economics = null }).Report();

        GateRule.ExitCodeOf(report, "promote").ShouldBe(100);
        GateRule.ExitCodeOf(report, "meaningful").ShouldBe(102);
    }
}
