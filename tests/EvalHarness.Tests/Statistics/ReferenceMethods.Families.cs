using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Families => new()
    {
        ["p_adjust"] = x => new
        {
            adjusted = x.Text("method") switch
            {
                "bonferroni" => PAdjust.Bonferroni(x.Doubles("p")),
                "holm" => PAdjust.Holm(x.Doubles("p")),
                "hochberg" => PAdjust.Hochberg(x.Doubles("p")),
                "bh" => PAdjust.BenjaminiHochberg(x.Doubles("p")),
                "by" => PAdjust.BenjaminiYekutieli(x.Doubles("p")),
                var other => throw new ArgumentException(other),
            },
        },
        ["cochran_q"] = x =>
        {
            var matrix = x.Matrix("matrix").Select(row => row.Select(value => value != 0).ToArray()).ToArray();
            var test = CochranQ.Test(matrix);
            return new { q = test.Statistic, df = matrix[0].Length - 1, p = test.P };
        },
        ["friedman"] = x =>
        {
            var result = Friedman.Test(x.Matrix("matrix"));
            return new
            {
                chi2 = result.ChiSquared.Statistic, df = result.Df, p = result.ChiSquared.P,
                iman_davenport_f = result.ImanDavenport.Statistic, p_f = result.ImanDavenport.P,
            };
        },
    };

    private static Dictionary<string, Func<VectorInput, object>> Sequential => new()
    {
        ["evalue_paired"] = x =>
        {
            var logE = Greater(x)
                ? EValue.LogGreater(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("delta0"))
                : EValue.LogLess(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("delta0"));
            return new { log_e = logE, anytime_p = EValue.AnytimeP(logE) };
        },
        ["evalue_bounded_sequence"] = x =>
        {
            var sign = Greater(x) ? 1 : -1;
            var path = EValue.LogGreaterPath(Array.ConvertAll(x.Doubles("x"), value => sign * value), sign * x.Double("delta0"));
            return new { log_e_path = path, log_e_max = path.Max() };
        },
        ["evalue_discordant_beta"] = x => new { log_e = EValue.LogDiscordantBeta(x.Int("b"), x.Int("c"), x.Double("prior_a")) },
        ["confidence_sequence_paired"] = x => Limits(ConfidenceSequence.Paired(x.Int("b"), x.Int("c"), x.Int("n"), x.Double("alpha"))),
    };

    private static bool Greater(VectorInput x) => x.Text("direction") switch
    {
        "greater" => true,
        "less" => false,
        var other => throw new ArgumentException(other),
    };
}
