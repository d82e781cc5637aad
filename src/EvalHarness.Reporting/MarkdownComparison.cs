using System.Text;
using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>One candidate against the baseline in report.md.</summary>
internal static class MarkdownComparison
{
    public static string Of(EvalReport report, PairedComparison comparison)
    {
        var text = new StringBuilder();
        text.Append(Figures.Text($"## {MarkdownText.Escape(comparison.Candidate)} against {MarkdownText.Escape(comparison.Baseline)}\n\n"));
        text.Append(Figures.Text($"**{Capital(Wording.Verdict(comparison))}.** {Capital(Wording.Difference(comparison))}.\n\n"));
        if (comparison.Table is { } table)
        {
            text.Append(MarkdownTable.Of(
                [$"{Figures.Count(comparison.N)} items", $"{MarkdownText.Escape(comparison.Baseline)} right", $"{MarkdownText.Escape(comparison.Baseline)} wrong"],
                [
                    [$"{MarkdownText.Escape(comparison.Candidate)} right", Figures.Count(table.BothRight), $"{Figures.Count(table.OnlyCandidate)} fixed"],
                    [$"{MarkdownText.Escape(comparison.Candidate)} wrong", $"{Figures.Count(table.OnlyBaseline)} broke", Figures.Count(table.BothWrong)],
                ]));
        }

        text.Append(MarkdownTable.Of(["Figure", "Value", "How"], Rows(report, comparison)));
        return text.ToString();
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(EvalReport report, PairedComparison comparison)
    {
        var (value, lower, upper, method) = comparison.Difference;
        yield return [$"Difference in {MarkdownText.Escape(comparison.Metric)}", Figures.PointsWithInterval(value, lower, upper), method];
        yield return ["p", Figures.P(comparison.PValue.Value), comparison.PValue.Method];
        if (comparison.PValue.McnemarExact is { } exact)
        {
            yield return ["p, exact", Figures.P(exact), "McNemar, for comparison with other tools"];
        }

        if (report.Comparisons.Count > 1)
        {
            yield return ["p, adjusted", Figures.P(comparison.PValue.Adjusted), Figures.Text($"Holm over {report.Comparisons.Count} comparisons")];
        }

        yield return ["Gap that matters", Wording.PointsOf(comparison.Margin), comparison.MarginDefaulted ? "the default: none was stated" : "stated before the run"];
        foreach (var row in Needed(comparison).Concat(Dropped(comparison)).Concat(Groups(comparison)).Concat(Ratios(comparison)))
        {
            yield return row;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Needed(PairedComparison comparison)
    {
        var (meaningful, equivalent, significant, _) = comparison.Needed;
        (string Name, long? Items)[] sizes =
            [("to show a gap that matters", meaningful), ("to show that none does", equivalent), ("to show any gap", significant)];
        foreach (var (name, items) in sizes.Where(size => size.Items > comparison.N))
        {
            yield return [$"Items needed {name}", Figures.Count(items!.Value), "in all, if the observed rates are the truth; test the new items alone"];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Dropped(PairedComparison comparison)
    {
        if (comparison.Dropped is not { Pairs: > 0, Worst: { } worst, Best: { } best } dropped)
        {
            yield break;
        }

        yield return ["Pairs missing", $"{Figures.Count(dropped.Pairs)} ({Figures.Percent(dropped.Share)})", "an arm could not be reached"];
        yield return ["Difference at worst", Figures.PointsWithInterval(worst.Value, worst.Lower, worst.Upper), "the baseline wins every missing pair"];
        yield return ["Difference at best", Figures.PointsWithInterval(best.Value, best.Lower, best.Upper), "the candidate wins every missing pair"];
    }

    private static IEnumerable<IReadOnlyList<string>> Groups(PairedComparison comparison)
    {
        if (comparison.Groups is { } groups)
        {
            var effect = groups.DesignEffect is { } factor ? Figures.Times(factor) : Figures.Unknown;
            yield return ["Groups of items", Figures.Count(groups.Count), $"design effect {effect}, largest group {Figures.Percent(groups.LargestShare)}"];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Ratios(PairedComparison comparison)
    {
        if (comparison.LatencyRatio is { } latency)
        {
            yield return ["Time, candidate over baseline", Ratio(latency), latency.Method];
        }

        if (comparison.CostRatio is { } cost)
        {
            yield return ["Cost, candidate over baseline", Ratio(cost), cost.Method];
        }
    }

    private static string Ratio(RatioReport ratio) => ratio is { Lower: { } lower, Upper: { } upper }
        ? $"{Figures.Times(ratio.Value)} [{Figures.Times(lower)}, {Figures.Times(upper)}]"
        : Figures.Times(ratio.Value);

    private static string Capital(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
