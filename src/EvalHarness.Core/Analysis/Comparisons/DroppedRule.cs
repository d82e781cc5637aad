using System.Globalization;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>What dropped pairs do to a verdict (statistics.md §4).</summary>
internal static class DroppedRule
{
    /// <summary>Share of missing pairs above which no verdict is read.</summary>
    public const double LargestShare = 0.02;

    /// <summary>INCONCLUSIVE where more than 2% of the pairs are missing, or where they could change the verdict.</summary>
    public static (string? Verdict, string? Note) Apply(string? verdict, string? withheld, DroppedReport dropped)
    {
        if (verdict is null)
        {
            return (null, withheld);
        }

        var inconclusive = GateVerdict.Inconclusive.ToCode();
        if (dropped.Share > LargestShare)
        {
            var share = (100 * dropped.Share).ToString("0.#", CultureInfo.InvariantCulture);
            return (inconclusive, $"{dropped.Pairs} pairs ({share}%) are missing because an arm could not be reached; at most 2% may be");
        }

        var changed = dropped.Pairs > 0 && (dropped.Worst?.Verdict != verdict || dropped.Best?.Verdict != verdict);
        return changed
            ? (inconclusive, $"the {dropped.Pairs} missing pairs could change the verdict from {verdict}")
            : (verdict, null);
    }
}
