using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Scores => new()
    {
        ["paired_t"] = x =>
        {
            var t = PairedT.Of(Differences(x, "x", "y"));
            var limits = t.Interval(x.Double("alpha"));
            return new { mean_diff = t.Mean, se = t.StandardError, t = t.T, df = t.Df, p = t.P, lower = limits.Lower, upper = limits.Upper };
        },
        ["nadeau_bengio_t"] = x =>
        {
            var t = NadeauBengio.Of(x.Doubles("diffs"), x.Int("n_train"), x.Int("n_test"));
            return new { t = t.T, df = t.Df, p = t.P };
        },
        ["cluster_mean"] = x => Clustered(ClusterRobust.Mean(x.Doubles("values"), x.Codes("clusters")[0]), x.Double("alpha")),
        ["cluster_paired_diff"] = x => Clustered(ClusterRobust.Mean(Differences(x, "a", "b"), x.Codes("clusters")[0]), x.Double("alpha")),
        ["icc_anova"] = x =>
        {
            var icc = IntraclassCorrelation.Anova(x.Doubles("values"), x.Codes("clusters")[0]);
            return new { icc = icc.Icc, n0 = icc.N0, size_weighted_mean = icc.SizeWeightedMean, design_effect = icc.DesignEffect };
        },
        ["sign_flip_exact"] = x => Flipped(SignFlip.Exact(x.Doubles("d"))),
        ["sign_flip_cluster_exact"] = x => Flipped(SignFlip.Exact(SignFlip.GroupSums(x.Doubles("d"), x.Codes("cluster")[0]))),
        ["wilcoxon_signed_rank_exact"] = x => Ranked(WilcoxonSignedRank.Exact(x.Doubles("d"))),
        ["wilcoxon_signed_rank_normal"] = x => Ranked(WilcoxonSignedRank.Normal(x.Doubles("d"), x.Bool("continuity"))),
        ["hodges_lehmann"] = x =>
        {
            var result = HodgesLehmann.Interval(x.Doubles("d"), x.Double("alpha"));
            var (value, lower, upper) = result.Estimate;
            return new { estimate = value, lower, upper, achieved_level = result.AchievedLevel };
        },
        ["latency_ratio"] = x =>
        {
            var ratio = LatencyRatio.Of(x.Doubles("a"), x.Doubles("b"), x.Double("alpha"));
            return new
            {
                gm_ratio = ratio.GeometricMean.Value, gm_lower = ratio.GeometricMean.Lower, gm_upper = ratio.GeometricMean.Upper,
                p_t = ratio.P, hl_ratio = ratio.HodgesLehmann.Value, hl_lower = ratio.HodgesLehmann.Lower,
                hl_upper = ratio.HodgesLehmann.Upper,
            };
        },
    };

    private static Dictionary<string, Func<VectorInput, object>> Quantiles => new()
    {
        ["quantile_point"] = x => new
        {
            value = x.Int("type") switch
            {
                6 => Quantile.Type6(x.Sorted("data"), x.Double("p")),
                7 => Quantile.Type7(x.Sorted("data"), x.Double("p")),
                8 => Quantile.Type8(x.Sorted("data"), x.Double("p")),
                var other => throw new ArgumentException($"type {other}"),
            },
        },
        ["quantile_ci_order_stat"] = x =>
        {
            var result = QuantileInterval.OrderStatistics(x.Sorted("data"), x.Double("p"), x.Double("alpha"));
            return new
            {
                lower_index = result.LowerIndex, upper_index = result.UpperIndex,
                lower = result.Interval.Lower, upper = result.Interval.Upper, coverage = result.Coverage,
            };
        },
        ["min_n_quantile_ci"] = x => new
        {
            n = x.Text("side") switch
            {
                "upper" => QuantileInterval.MinimumForUpper(x.Double("p"), x.Double("alpha")),
                "lower" => QuantileInterval.MinimumForLower(x.Double("p"), x.Double("alpha")),
                var other => throw new ArgumentException(other),
            },
        },
        ["harrell_davis"] = x => new { value = HarrellDavis.Quantile(x.Sorted("data"), x.Double("p")) },
    };

    private static double[] Differences(VectorInput x, string first, string second) =>
        [.. x.Doubles(first).Zip(x.Doubles(second), (a, b) => a - b)];

    private static object Clustered(ClusterMean mean, double alpha)
    {
        var interval = mean.Cr1Interval(alpha);
        return new
        {
            mean = mean.Mean, n = mean.Items, clusters = mean.Groups, se_iid = mean.SeIid, se_cr0 = mean.SeCr0, se_cr1 = mean.SeCr1,
            se_cr2 = mean.SeCr2, df = mean.Groups - 1, df_satterthwaite = mean.SatterthwaiteDf,
            lower = interval.Lower, upper = interval.Upper, t = mean.Cr1Test.Statistic, p = mean.Cr1Test.P,
            design_effect = mean.SeCr1 * mean.SeCr1 / (mean.SeIid * mean.SeIid),
        };
    }

    private static object Flipped(SignFlipResult flip) => new
    {
        observed_sum = flip.Sum, p_two_sided = flip.TwoSided, p_greater = flip.Greater, p_less = flip.Less, n_clusters = flip.Units,
    };

    private static object Ranked(SignedRankResult result) => new
    {
        v = result.V, n_used = result.Used, z = result.Z, p_two_sided = result.TwoSided, p_greater = result.Greater, p_less = result.Less,
    };
}
