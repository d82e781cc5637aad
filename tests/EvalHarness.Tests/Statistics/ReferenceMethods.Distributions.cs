using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private static Dictionary<string, Func<VectorInput, object>> Distributions => new()
    {
        ["dist_quantile"] = x => new { value = QuantileOf(x.Text("dist"), x.Part("params"), x.Double("p")) },
        ["dist_tail"] = x => new { value = TailOf(x.Text("dist"), x.Part("params"), x.Double("x"), x.Text("tail") == "upper") },
    };

    private static double QuantileOf(string distribution, VectorInput with, double p) => distribution switch
    {
        "normal" => NormalDistribution.Quantile(p),
        "t" => StudentTDistribution.Quantile(p, with.Double("df")),
        "chi2" => ChiSquaredDistribution.Quantile(p, with.Double("df")),
        "beta" => BetaDistribution.Quantile(p, with.Double("a"), with.Double("b")),
        "f" => FDistribution.Quantile(p, with.Double("df1"), with.Double("df2")),
        "binomial" => BinomialDistribution.Quantile(p, with.Int("n"), with.Double("p")),
        _ => throw new ArgumentException(distribution),
    };

    private static double TailOf(string distribution, VectorInput with, double x, bool upper) => distribution switch
    {
        "normal" => upper ? NormalDistribution.UpperTail(x) : NormalDistribution.LowerTail(x),
        "t" => StudentTDistribution.UpperTail(upper ? x : -x, with.Double("df")),
        "chi2" => upper ? ChiSquaredDistribution.UpperTail(x, with.Double("df")) : ChiSquaredDistribution.LowerTail(x, with.Double("df")),
        "beta" => upper
            ? BetaDistribution.UpperTail(x, with.Double("a"), with.Double("b"))
            : BetaDistribution.LowerTail(x, with.Double("a"), with.Double("b")),
        "f" => upper
            ? FDistribution.UpperTail(x, with.Double("df1"), with.Double("df2"))
            : FDistribution.LowerTail(x, with.Double("df1"), with.Double("df2")),
        "binomial" => upper
            ? BinomialDistribution.UpperTail((int)x, with.Int("n"), with.Double("p"))
            : BinomialDistribution.LowerTail((int)x, with.Int("n"), with.Double("p")),
        _ => throw new ArgumentException(distribution),
    };
}
