using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Proportions => new()
    {
        ["wilson_ci"] = x => Limits(Wilson.Interval(x.Int("x"), x.Int("n"), x.Double("alpha"))),
        ["agresti_coull_ci"] = x => Limits(AgrestiCoull.Interval(x.Int("x"), x.Int("n"), x.Double("alpha"))),
        ["clopper_pearson_ci"] = x => Limits(ClopperPearson.Interval(x.Int("x"), x.Int("n"), x.Double("alpha"))),
    };

    private static Dictionary<string, Func<VectorInput, object>> Paired => new()
    {
        ["tango_ci"] = x => Limits(Tango.Interval(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("alpha"))),
        ["bonett_price_ci"] = x => Limits(BonettPrice.Interval(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("alpha"))),
        ["gate_interval"] = x => Limits(GateInterval.Interval(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("alpha"))),
        ["newcombe_paired_ci"] = x => Limits(Newcombe.Interval(x.Int("a"), x.Int("b"), x.Int("c"), x.Int("d"), x.Double("alpha"))),
        ["mcnemar_exact"] = x => new { p = McNemar.Exact(x.Int("b"), x.Int("c")) },
        ["mcnemar_midp"] = x => new { p = McNemar.MidP(x.Int("b"), x.Int("c")) },
        ["mcnemar_exact_one_sided"] = x => new { p = OneSided(McNemar.ExactOneSided, x) },
        ["mcnemar_midp_one_sided"] = x => new { p = OneSided(McNemar.MidPOneSided, x) },
        ["mcnemar_asymptotic"] = x => ChiSquared(McNemar.Asymptotic(x.Int("b"), x.Int("c"))),
        ["mcnemar_asymptotic_cc"] = x => ChiSquared(McNemar.AsymptoticCorrected(x.Int("b"), x.Int("c"))),
        ["clustered_mcnemar"] = x => ChiSquared(McNemar.Clustered(x.Ints("b_k"), x.Ints("c_k"))),
        ["tango_score_test"] = x =>
        {
            var z = Tango.Z(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("delta0"));
            return new { z, p_greater = NormalDistribution.UpperTail(z), p_less = NormalDistribution.LowerTail(z) };
        },
        ["noninferiority_paired"] = x => ZTest(MarginTest.NonInferiority(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("margin"))),
        ["superiority_margin_paired"] = x => ZTest(MarginTest.Superiority(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("margin"))),
        ["tost_paired_proportions"] = x =>
        {
            var test = MarginTest.Equivalence(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("margin"), x.Double("alpha"));
            return new
            {
                z_lower = test.AboveLower.Statistic, p_lower = test.AboveLower.P,
                z_upper = test.BelowUpper.Statistic, p_upper = test.BelowUpper.P,
                p = test.P, ci_lower = test.Interval.Lower, ci_upper = test.Interval.Upper, equivalent = test.Equivalent,
            };
        },
        ["gate4_verdict"] = x =>
        {
            var gate = Gate4.Decide(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("margin"), x.Double("alpha"));
            return new
            {
                verdict = gate.Verdict.ToCode(), significant = gate.Significant, lower = gate.Difference.Lower,
                upper = gate.Difference.Upper, p_midp = gate.P, non_inferior = gate.NonInferior, gate_pass = gate.Passes,
            };
        },
    };

    private static double OneSided(Func<int, int, double> test, VectorInput x) => x.Text("alternative") switch
    {
        "a_better" => test(x.Int("b"), x.Int("c")),
        "b_better" => test(x.Int("c"), x.Int("b")),
        var other => throw new ArgumentException(other),
    };

    private static object ChiSquared(HypothesisTest test) => new { chi2 = test.Statistic, p = test.P };

    private static object ZTest(HypothesisTest test) => new { z = test.Statistic, p = test.P };
}
