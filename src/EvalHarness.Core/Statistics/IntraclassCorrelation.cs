namespace EvalHarness.Statistics;

/// <summary>How alike items of a group are, and how many times more items that costs.</summary>
/// <param name="Icc">(MSB − MSW)/(MSB + (n₀−1)MSW); may be below 0.</param>
/// <param name="N0">(N − Σn_g²/N)/(G − 1), the size that stands for unequal groups.</param>
/// <param name="SizeWeightedMean">Σn_g²/Σn_g, the group size of a random item.</param>
public readonly record struct IntraclassCorrelation(double Icc, double N0, double SizeWeightedMean)
{
    /// <summary>1 + (m_w − 1)·max(0, ICC), the factor on a planned sample size.</summary>
    public double DesignEffect => 1 + ((SizeWeightedMean - 1) * Math.Max(0, Icc));

    /// <summary>One-way analysis of variance over the groups.</summary>
    /// <remarks>Source: Donner, Int. Stat. Rev. 54 (1986).</remarks>
    /// <exception cref="ArgumentException">The lengths differ, fewer than two groups, or no group with two items.</exception>
    public static IntraclassCorrelation Anova(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        Preconditions.SameLength(values.Length, groups.Length, nameof(groups));
        var totals = GroupTotals.Of(values, groups);
        Preconditions.AtLeast(2, totals.Count, nameof(groups));
        Preconditions.AtLeast(totals.Count + 1, values.Length, nameof(values));
        double n = values.Length;
        var mean = Moments.Mean(values);

        double between = 0, sizeSquares = 0;
        for (var group = 0; group < totals.Count; group++)
        {
            double size = totals.Sizes[group];
            var distance = (totals.Sums[group] / size) - mean;
            between += size * distance * distance;
            sizeSquares += size * size;
        }

        double within = 0;
        for (var item = 0; item < values.Length; item++)
        {
            var group = totals.GroupOf[item];
            var distance = values[item] - (totals.Sums[group] / totals.Sizes[group]);
            within += distance * distance;
        }

        var meanBetween = between / (totals.Count - 1);
        var meanWithin = within / (n - totals.Count);
        var n0 = (n - (sizeSquares / n)) / (totals.Count - 1);
        var spread = meanBetween + ((n0 - 1) * meanWithin);
        return new(spread == 0 ? 0 : (meanBetween - meanWithin) / spread, n0, sizeSquares / n);
    }
}
