namespace EvalHarness.Statistics;

/// <summary>Friedman's rank test of k arms over several data sets.</summary>
public static class Friedman
{
    /// <summary>
    /// χ² = (k−1)Σ(R_j − n(k+1)/2)² / (Σr² − nk(k+1)²/4) on k − 1, midranks within rows; F = (n−1)χ²/(n(k−1) − χ²) on
    /// k − 1 and (k−1)(n−1). All tied: 0 and p = 1. Perfect agreement: F = ∞ and p = 0.
    /// </summary>
    /// <param name="scores">One row per data set, one column per arm.</param>
    /// <remarks>Source: Friedman, JASA 32 (1937); Iman and Davenport, Commun. Stat. A9 (1980).</remarks>
    /// <exception cref="ArgumentException">Fewer than two rows or arms, or rows of different length.</exception>
    public static FriedmanResult Test(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        double n = scores.Count;
        Preconditions.AtLeast(2, scores.Count, nameof(scores));
        var k = scores[0].Count;
        Preconditions.AtLeast(2, k, nameof(scores));
        var rankSums = new double[k];
        double rankSquares = 0;
        foreach (var row in scores)
        {
            Preconditions.SameLength(k, row.Count, nameof(scores));
            for (var arm = 0; arm < k; arm++)
            {
                var rank = Midrank(row, row[arm]);
                rankSums[arm] += rank;
                rankSquares += rank * rank;
            }
        }

        var expected = n * (k + 1) / 2;
        var between = rankSums.Sum(sum => (sum - expected) * (sum - expected));
        var within = rankSquares - (n * k * (k + 1) * (k + 1) / 4);
        var chi = within == 0 ? 0 : (k - 1) * between / within;
        var rest = (n * (k - 1)) - chi;
        var f = rest <= 1e-9 * n * (k - 1) ? double.PositiveInfinity : (n - 1) * chi / rest;
        var pF = double.IsInfinity(f) ? 0 : FDistribution.UpperTail(f, k - 1, (k - 1) * (n - 1));
        return new(new(chi, ChiSquaredDistribution.UpperTail(chi, k - 1)), k - 1, new(f, pF));
    }

    private static double Midrank(IReadOnlyList<double> row, double value) =>
        row.Count(other => other < value) + ((row.Count(other => other == value) + 1) / 2.0);
}
