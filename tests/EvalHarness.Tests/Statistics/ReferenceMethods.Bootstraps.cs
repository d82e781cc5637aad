using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

internal static partial class ReferenceMethods
{
    private const ulong Seed = 20261121;

    private static Dictionary<string, Func<VectorInput, object>> Bootstraps => new()
    {
        ["bootstrap_interval_from_replicates"] = x => Intervals(Bca.FromReplicates(
            x.Double("t0"), x.Doubles("replicates"), Bca.Acceleration(x.Doubles("influence")), x.Double("alpha"), x.Text("ties") == "mid")),
        ["bootstrap_ci_mc"] = x => Intervals(Drawn(x, x.Part("data"))),
    };

    private static BootstrapInterval Drawn(VectorInput x, VectorInput data)
    {
        var statistic = x.Text("statistic");
        if (data.Has("y"))
        {
            return DrawnLabels(x, data, statistic);
        }

        var values = statistic switch
        {
            "brier_diff" => SquaredErrorDifferences(data),
            _ => data.Doubles("x"),
        };
        Func<double[], double> of = statistic switch
        {
            "mean" or "brier_diff" => sample => sample.Average(),
            "median" => sample => Quantile.Type7(sample.Order().ToArray(), 0.5),
            "p95" => sample => Quantile.Type7(sample.Order().ToArray(), 0.95),
            "p99" => sample => Quantile.Type7(sample.Order().ToArray(), 0.99),
            var other => throw new ArgumentException(other),
        };
        return IndexBootstrap.Run(
            values.Length,
            () => items => of([.. items.ToArray().Select(item => values[item])]),
            new Xoshiro256(Seed),
            x.Text("resample") == "cluster" ? data.Codes("clusters")[0] : null,
            Resample.Groups,
            x.Int("min_replicates"),
            x.Double("alpha"));
    }

    private static BootstrapInterval DrawnLabels(VectorInput x, VectorInput data, string statistic)
    {
        var codes = data.Has("b") ? data.Codes("y", "a", "b") : data.Codes("y", "a");
        var cells = statistic.EndsWith("_diff", StringComparison.Ordinal)
            ? LabelCells.Of(codes[0], codes[1], codes[2])
            : LabelCells.Of(codes[0], codes[1]);
        var metric = statistic.Replace("_diff", "", StringComparison.Ordinal) switch
        {
            "accuracy" => LabelMetric.Accuracy,
            "macro_f1" => LabelMetric.MacroF1,
            "mcc" => LabelMetric.Mcc,
            var other => throw new ArgumentException(other),
        };
        var (random, replicates, alpha) = (new Xoshiro256(Seed), x.Int("min_replicates"), x.Double("alpha"));
        return x.Text("resample") switch
        {
            "items" => LabelBootstrap.Items(cells, metric, random, stratified: false, replicates: replicates, alpha: alpha),
            "stratified" => LabelBootstrap.Items(cells, metric, random, stratified: true, replicates: replicates, alpha: alpha),
            "cluster" => LabelBootstrap.Groups(cells, metric, data.Codes("clusters")[0], random, replicates: replicates, alpha: alpha),
            var other => throw new ArgumentException(other),
        };
    }

    private static double[] SquaredErrorDifferences(VectorInput data) =>
        [.. data.Doubles("outcome").Zip(data.Doubles("p1"), data.Doubles("p2"))
            .Select(item => Math.Pow(item.Second - item.First, 2) - Math.Pow(item.Third - item.First, 2))];

    private static object Intervals(BootstrapInterval interval) => new
    {
        estimate = interval.Value, a = interval.Acceleration, z0 = interval.Z0,
        percentile_lower = interval.Percentile.Lower, percentile_upper = interval.Percentile.Upper,
        basic_lower = interval.Basic.Lower, basic_upper = interval.Basic.Upper,
        bca_lower = interval.Bca?.Lower, bca_upper = interval.Bca?.Upper,
        alpha1 = interval.Levels?.Lower, alpha2 = interval.Levels?.Upper,
    };
}
