namespace EvalHarness.Statistics;

/// <summary>Midranks of the absolute values of nonzero differences.</summary>
internal readonly ref struct SignedRanks
{
    private SignedRanks(int used, double positiveSum, int[] doubledRanks, double tieCorrection)
    {
        Used = used;
        PositiveSum = positiveSum;
        DoubledRanks = doubledRanks;
        TieCorrection = tieCorrection;
    }

    /// <summary>Nonzero differences.</summary>
    public int Used { get; }

    /// <summary>V, the sum of the ranks of positive differences.</summary>
    public double PositiveSum { get; }

    /// <summary>Twice the midranks: whole numbers.</summary>
    public int[] DoubledRanks { get; }

    /// <summary>Σ(t³ − t) over groups of t tied absolute values.</summary>
    public double TieCorrection { get; }

    public static SignedRanks Of(ReadOnlySpan<double> differences)
    {
        var nonzero = differences.ToArray().Where(difference => difference != 0).ToArray();
        var magnitudes = nonzero.Select(Math.Abs).ToArray();
        Array.Sort(magnitudes, nonzero);

        var ranks = new int[nonzero.Length];
        double positive = 0, ties = 0;
        for (int start = 0, end; start < ranks.Length; start = end)
        {
            end = start + 1;
            while (end < ranks.Length && magnitudes[end] == magnitudes[start])
            {
                end++;
            }

            double tied = end - start;
            ties += (tied * tied * tied) - tied;
            for (var i = start; i < end; i++)
            {
                ranks[i] = start + 1 + end;     // first rank + last rank of the tie
                positive += nonzero[i] > 0 ? ranks[i] / 2.0 : 0;
            }
        }

        return new(nonzero.Length, positive, ranks, ties);
    }
}
