namespace EvalHarness.Statistics;

/// <summary>Cochran's Q: are k arms equally often right on the same items? Descriptive, not a gatekeeper.</summary>
public static class CochranQ
{
    /// <summary>(k−1)(kΣC_j² − T²)/(kT − ΣR_i²), chi-squared on k − 1; 0 and p = 1 where every item is all right or all wrong.</summary>
    /// <param name="right">One row per item, one column per arm.</param>
    /// <remarks>Source: Cochran, Biometrika 37 (1950).</remarks>
    /// <exception cref="ArgumentException">Fewer than two arms, or rows of different length.</exception>
    public static HypothesisTest Test(IReadOnlyList<IReadOnlyList<bool>> right)
    {
        Preconditions.AtLeast(1, right.Count, nameof(right));
        var arms = right[0].Count;
        Preconditions.AtLeast(2, arms, nameof(right));
        var columns = new double[arms];
        double total = 0, rowSquares = 0;
        foreach (var row in right)
        {
            Preconditions.SameLength(arms, row.Count, nameof(right));
            double rowTotal = 0;
            for (var arm = 0; arm < arms; arm++)
            {
                var value = row[arm] ? 1 : 0;
                columns[arm] += value;
                rowTotal += value;
            }

            total += rowTotal;
            rowSquares += rowTotal * rowTotal;
        }

        var within = (arms * total) - rowSquares;
        var q = within == 0 ? 0 : (arms - 1) * ((arms * columns.Sum(column => column * column)) - (total * total)) / within;
        return new(q, ChiSquaredDistribution.UpperTail(q, arms - 1));
    }
}
