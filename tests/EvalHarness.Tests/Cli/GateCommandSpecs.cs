using EvalHarness.Cli.Commands;

namespace EvalHarness.Tests.Cli;

public sealed class GateCommandSpecs
{
    [Theory]
    [InlineData("meaningful", "MEANINGFULLY_BETTER", 0)]
    [InlineData("meaningful", "BETTER_SIZE_UNRESOLVED", 101)]
    [InlineData("meaningful", "EQUIVALENT", 100)]
    [InlineData("meaningful", "WORSE_SIZE_UNRESOLVED", 100)]
    [InlineData("meaningful", "MEANINGFULLY_WORSE", 100)]
    [InlineData("meaningful", "NON_INFERIOR", 101)]
    [InlineData("meaningful", "NON_SUPERIOR", 101)]
    [InlineData("meaningful", "INCONCLUSIVE", 101)]
    [InlineData("meaningful", null, 101)]
    [InlineData("not_worse", "MEANINGFULLY_BETTER", 0)]
    [InlineData("not_worse", "BETTER_SIZE_UNRESOLVED", 0)]
    [InlineData("not_worse", "EQUIVALENT", 0)]
    [InlineData("not_worse", "NON_INFERIOR", 0)]
    [InlineData("not_worse", "WORSE_SIZE_UNRESOLVED", 100)]
    [InlineData("not_worse", "MEANINGFULLY_WORSE", 100)]
    [InlineData("not_worse", "NON_SUPERIOR", 101)]
    [InlineData("not_worse", "INCONCLUSIVE", 101)]
    public void Each_verdict_has_its_exit_code(string wanted, string? verdict, int code) => GateRule.CodeOf(wanted, verdict).ShouldBe(code);

    [Theory]
    [InlineData("gate", "run", "--require", "no_regression")]
    [InlineData("gate", "run", "--require", "meaningful", "--against", "pin")]
    public async Task What_to_compare_with_and_no_regression_belong_together(params string[] arguments)
    {
        var (code, _, error) = await CommandLine.RunAsync(".", arguments);

        code.ShouldBe(2);
        error.ShouldContain("belong together");
    }
}
