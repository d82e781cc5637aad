namespace EvalHarness.Statistics;

/// <summary>Agreement beyond chance of a fixed number of raters per item.</summary>
public static class FleissKappa
{
    /// <summary>(P̄ − P̄_e)/(1 − P̄_e); null where all ratings fall into one class. One row per item: how many raters chose each class.</summary>
    /// <remarks>Source: Fleiss, Psychol. Bull. 76 (1971).</remarks>
    /// <exception cref="ArgumentException">No items, fewer than two raters, or rows that differ in length or in raters.</exception>
    public static double? Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        Preconditions.AtLeast(1, counts.Count, nameof(counts));
        double raters = counts[0].Sum();
        Preconditions.AtLeast(2, (int)raters, nameof(counts));
        var shares = new double[counts[0].Count];
        double agreement = 0;
        foreach (var row in counts)
        {
            Preconditions.SameLength(shares.Length, row.Count, nameof(counts));
            Preconditions.SameLength((int)raters, row.Sum(), nameof(counts));
            double squares = 0;
            for (var k = 0; k < shares.Length; k++)
            {
                shares[k] += row[k] / (raters * counts.Count);
                squares += (double)row[k] * row[k];
            }

            agreement += (squares - raters) / (raters * (raters - 1) * counts.Count);
        }

        var byChance = shares.Sum(share => share * share);
        return 1 - byChance <= 1e-12 ? null : (agreement - byChance) / (1 - byChance);
    }
}
