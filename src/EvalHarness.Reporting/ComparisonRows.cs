using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>The figures behind a verdict as rows of a table, for every format that shows them.</summary>
internal static class ComparisonRows
{
    /// <summary>Difference, p-values, margin, sizes, what is missing, groups, agreement and ratios; only those that are known.</summary>
    public static IEnumerable<ComparisonRow> Of(EvalReport report, PairedComparison comparison)
    {
        var (value, lower, upper, method) = comparison.Difference;
        yield return new($"Difference in {comparison.Metric}", Figures.PointsWithInterval(value, lower, upper), method);
        if (comparison.ConfidenceSequence is { } sequence)
        {
            yield return new("Stopped early", $"{Figures.Count(sequence.StoppedAt)} of {Figures.Count(sequence.NMax)} items",
                Figures.Text($"the interval of level {1 - sequence.Alpha:0.####} holds at every look; the estimate leans away from zero"));
        }

        yield return new("p", Figures.P(comparison.PValue.Value), comparison.PValue.Method);
        if (comparison.PValue.McnemarExact is { } exact)
        {
            yield return new("p, exact", Figures.P(exact), "McNemar, for comparison with other tools");
        }

        if (report.Comparisons.Count > 1)
        {
            yield return new("p, adjusted", Figures.P(comparison.PValue.Adjusted), Figures.Text($"Holm over {report.Comparisons.Count} comparisons"));
        }

        yield return new("Gap that matters", Wording.PointsOf(comparison.Margin), comparison.MarginDefaulted ? "the default: none was stated" : "stated before the run");
        foreach (var row in Needed(comparison).Concat(Dropped(comparison)).Concat(Groups(comparison)).Concat(Agreement(comparison)).Concat(Ratios(comparison)))
        {
            yield return row;
        }
    }

    private static IEnumerable<ComparisonRow> Needed(PairedComparison comparison)
    {
        var (meaningful, equivalent, significant, _) = comparison.Needed;
        (string Name, long? Items)[] sizes =
            [("to show a gap that matters", meaningful), ("to show that none does", equivalent), ("to show any gap", significant)];
        foreach (var (name, items) in sizes.Where(size => size.Items > comparison.N))
        {
            yield return new($"Items needed {name}", Figures.Count(items!.Value), "in all, if the observed rates are the truth; test the new items alone");
        }
    }

    private static IEnumerable<ComparisonRow> Dropped(PairedComparison comparison)
    {
        if (comparison.Dropped is not { Pairs: > 0, Worst: { } worst, Best: { } best } dropped)
        {
            yield break;
        }

        yield return new("Pairs missing", $"{Figures.Count(dropped.Pairs)} ({Figures.Percent(dropped.Share)})", "an arm could not be reached");
        yield return new("Difference at worst", Figures.PointsWithInterval(worst.Value, worst.Lower, worst.Upper), "the baseline wins every missing pair");
        yield return new("Difference at best", Figures.PointsWithInterval(best.Value, best.Lower, best.Upper), "the candidate wins every missing pair");
    }

    private static IEnumerable<ComparisonRow> Groups(PairedComparison comparison)
    {
        if (comparison.Groups is { } groups)
        {
            var effect = groups.DesignEffect is { } factor ? Figures.Times(factor) : Figures.Unknown;
            yield return new("Groups of items", Figures.Count(groups.Count), $"design effect {effect}, largest group {Figures.Percent(groups.LargestShare)}");
        }
    }

    private static IEnumerable<ComparisonRow> Agreement(PairedComparison comparison)
    {
        if (comparison.Agreement is { } agreement)
        {
            yield return new("Same label from both", Figures.PercentWithInterval(agreement.Share), $"{agreement.Share.Method}; right or wrong");
            yield return new("Cohen's kappa", Figures.CoefficientWithInterval(agreement.Kappa), agreement.Kappa.Method);
        }
    }

    private static IEnumerable<ComparisonRow> Ratios(PairedComparison comparison)
    {
        if (comparison.LatencyRatio is { } latency)
        {
            yield return new("Time, candidate over baseline", Ratio(latency), latency.Method);
        }

        if (comparison.CostRatio is { } cost)
        {
            yield return new("Cost, candidate over baseline", Ratio(cost), cost.Method);
        }
    }

    private static string Ratio(RatioReport ratio) => ratio is { Lower: { } lower, Upper: { } upper }
        ? $"{Figures.Times(ratio.Value)} [{Figures.Times(lower)}, {Figures.Times(upper)}]"
        : Figures.Times(ratio.Value);
}

/// <summary>One figure: what it is, its value, how it was found.</summary>
internal sealed record ComparisonRow(string Name, string Value, string How);
