using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class Gate4Specs
{
    [Theory]
    [InlineData(0.031, 0.09, 0.001, "MEANINGFULLY_BETTER")]
    [InlineData(0.030, 0.09, 0.001, "BETTER_SIZE_UNRESOLVED")]          // exactly the margin is not more than the margin
    [InlineData(-0.09, -0.031, 0.001, "MEANINGFULLY_WORSE")]
    [InlineData(-0.09, -0.030, 0.001, "WORSE_SIZE_UNRESOLVED")]
    [InlineData(-0.029, 0.029, 0.9, "EQUIVALENT")]
    [InlineData(-0.030, 0.029, 0.9, "NON_SUPERIOR")]
    [InlineData(-0.029, 0.030, 0.9, "NON_INFERIOR")]
    [InlineData(0.001, 0.029, 0.001, "EQUIVALENT")]                     // real but negligible
    [InlineData(0.001, 0.030, 0.001, "BETTER_SIZE_UNRESOLVED")]
    [InlineData(-0.030, -0.001, 0.001, "WORSE_SIZE_UNRESOLVED")]
    [InlineData(0.001, 0.05, 0.05, "NON_INFERIOR")]                     // p must be below alpha, not at it
    [InlineData(0.001, 0.05, 0.0499, "BETTER_SIZE_UNRESOLVED")]
    [InlineData(0.000, 0.05, 0.001, "NON_INFERIOR")]                    // zero is not excluded
    [InlineData(-0.05, 0.000, 0.001, "NON_SUPERIOR")]
    [InlineData(0.05, 0.09, 0.06, "NON_INFERIOR")]                      // the interval alone does not decide
    [InlineData(-0.05, 0.05, 0.9, "INCONCLUSIVE")]
    [InlineData(-0.030, 0.030, 0.9, "INCONCLUSIVE")]
    public void The_first_rule_that_holds_gives_the_verdict(double lower, double upper, double p, string code)
    {
        var result = Gate4.Decide(new Estimate((lower + upper) / 2, lower, upper), p, margin: 0.03);

        result.Verdict.ToCode().ShouldBe(code);
    }

    [Fact]
    public void Only_a_meaningful_gap_passes_the_gate_in_either_direction()
    {
        Gate4.Decide(60, 15, 500, 0.03).Passes.ShouldBeTrue();
        Gate4.Decide(15, 60, 500, 0.03).Passes.ShouldBeTrue();
        Gate4.Decide(41, 18, 1200, 0.03).Passes.ShouldBeFalse();
    }

    [Fact]
    public void Non_inferior_is_strictly_above_minus_the_margin()
    {
        Gate4.Decide(new Estimate(0, -0.03, 0.1), 1, 0.03).NonInferior.ShouldBeFalse();
        Gate4.Decide(new Estimate(0, -0.0299, 0.1), 1, 0.03).NonInferior.ShouldBeTrue();
    }

    [Fact]
    public void The_study_of_1200_documents_is_better_by_an_unresolved_size()
    {
        var result = Gate4.Decide(41, 18, 1200, 0.03);

        result.Verdict.ShouldBe(GateVerdict.BetterSizeUnresolved);
        result.Difference.Value.ShouldBe(0.0192, 0.00005);
        result.Difference.Lower.ShouldBe(0.0064, 0.00005);
        result.Difference.Upper.ShouldBe(0.0325, 0.00005);
        result.P.ShouldBe(0.0027, 0.00005);
    }

    [Fact]
    public void All_alike_is_equivalent_within_three_points_from_125_items_on()
    {
        Gate4.Decide(0, 0, 124, 0.03).Verdict.ShouldBe(GateVerdict.Inconclusive);
        Gate4.Decide(0, 0, 125, 0.03).Verdict.ShouldBe(GateVerdict.Equivalent);
    }

    [Fact]
    public void Exchanging_the_arms_mirrors_the_verdict()
    {
        var ahead = Gate4.Decide(40, 30, 500, 0.03);
        var behind = Gate4.Decide(30, 40, 500, 0.03);

        ahead.Verdict.ShouldBe(GateVerdict.NonInferior);
        behind.Verdict.ShouldBe(GateVerdict.NonSuperior);
        behind.Difference.Lower.ShouldBe(-ahead.Difference.Upper, 1e-12);
        behind.P.ShouldBe(ahead.P);
    }

    [Fact]
    public void Every_verdict_has_its_own_code() =>
        Enum.GetValues<GateVerdict>().Select(verdict => verdict.ToCode()).ShouldBeUnique();

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Gate4.Decide(6, 5, 10, 0.03));
        Should.Throw<ArgumentOutOfRangeException>(() => Gate4.Decide(0, 0, 0, 0.03));
        Should.Throw<ArgumentOutOfRangeException>(() => Gate4.Decide(1, 1, 10, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Gate4.Decide(1, 1, 10, 0.03, alpha: 1));
        Gate4.Decide(6, 4, 10, 0.03).Difference.Value.ShouldBe(0.2);
    }
}
