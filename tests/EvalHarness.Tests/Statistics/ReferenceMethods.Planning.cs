using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Planning => new()
    {
        ["mcnemar_sample_size_connor"] = x => Size(SampleSize.Connor(x.Double("p_b"), x.Double("p_c"), x.Double("alpha"), x.Double("power"))),
        ["mcnemar_sample_size_miettinen"] = x =>
            Size(SampleSize.Miettinen(x.Double("p_b"), x.Double("p_c"), x.Double("alpha"), x.Double("power"))),
        ["margin_sample_size"] = x => Size(SampleSize.ForMargin(
            Goal(x), x.Double("delta_true"), x.Double("p_disc"), x.Double("margin"), x.Double("alpha"), x.Double("power"))),
        ["paired_mean_sample_size"] = x => Size(SampleSize.ForPairedMean(
            x.Double("delta"), x.Double("omega2"), x.Double("sigma2_a"), x.Double("sigma2_b"), x.Int("k_a"), x.Int("k_b"),
            x.Double("alpha"), x.Double("power"))),
        ["mcnemar_mde"] = x => new
        {
            mde = SampleSize.DetectableGap(x.Int("n"), x.Double("p_disc"), x.Double("alpha"), x.Double("power")),
        },
        ["mcnemar_power_unconditional"] = x => new { power = Power(x).At(x.Int("n")) },
        ["mcnemar_sample_size_exact"] = x =>
        {
            var power = Power(x);
            var (first, stable) = power.SampleSize(x.Double("power"), x.Int("window")).ShouldNotBeNull();
            return new { n_first = first, n_stable = stable, power_at_n_first = power.At(first), power_at_n_stable = power.At(stable) };
        },
        ["margin_power_unconditional"] = x => new
        {
            power = MarginPower.Unconditional(
                Goal(x), x.Int("n"), x.Double("p_b"), x.Double("p_c"), x.Double("margin"), x.Double("alpha")),
        },
        ["required_n_for_verdict"] = x =>
        {
            var needed = NeededItems.For(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("margin"), x.Double("alpha"), x.Double("power"));
            return new
            {
                n_meaningful = needed.Meaningful, n_significant = needed.Significant, n_equivalent = needed.Equivalent,
                n_halfwidth = needed.HalfWidth, p_disc_used = needed.DiscordantRate,
            };
        },
    };

    private static object Size(double? size) => new { n_raw = size, n = size is { } n ? Math.Ceiling(n) : (double?)null };

    private static McNemarPower Power(VectorInput x) => new(x.Double("p_b"), x.Double("p_c"), x.Double("alpha"), x.Text("test") switch
    {
        "exact" => McNemarTest.Exact,
        "midp" => McNemarTest.MidP,
        "asymptotic" => McNemarTest.Asymptotic,
        "asymptotic_cc" => McNemarTest.AsymptoticCorrected,
        var other => throw new ArgumentException(other),
    });

    private static MarginGoal Goal(VectorInput x) => x.Text("goal") switch
    {
        "superiority" => MarginGoal.Superiority,
        "noninferiority" => MarginGoal.NonInferiority,
        "equivalence" => MarginGoal.Equivalence,
        var other => throw new ArgumentException(other),
    };
}
