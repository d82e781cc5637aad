namespace EvalHarness.Statistics;

/// <summary>Agreement of two raters beyond chance; show it with the raw agreement.</summary>
/// <param name="Kappa">(p_o − p_e)/(1 − p_e); null where chance alone gives full agreement.</param>
/// <param name="StandardError">Large-sample; means nothing where a margin is degenerate. Use the bootstrap when n &lt; 100.</param>
/// <param name="Observed">Weighted observed agreement p_o.</param>
/// <param name="ByChance">Weighted chance agreement p_e.</param>
public readonly record struct CohenKappa(double? Kappa, double? StandardError, double Observed, double ByChance)
{
    /// <summary>From a square table of counts, rater 1 in rows.</summary>
    /// <remarks>Source: Cohen, Psychol. Bull. 70 (1968); SE: Fleiss, Cohen and Everitt, Psychol. Bull. 72 (1969).</remarks>
    /// <exception cref="ArgumentException">A table that is not square, has fewer than two classes, or is empty.</exception>
    public static CohenKappa Of(IReadOnlyList<IReadOnlyList<int>> table, KappaWeights weights = KappaWeights.None)
    {
        var k = table.Count;
        Preconditions.AtLeast(2, k, nameof(table));
        var rows = new double[k];
        var columns = new double[k];
        double n = 0;
        for (var i = 0; i < k; i++)
        {
            Preconditions.SameLength(k, table[i].Count, nameof(table));
            for (var j = 0; j < k; j++)
            {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                n += table[i][j];
            }
        }

        Preconditions.AtLeast(1, (int)Math.Min(n, 1), nameof(table));
        double Weight(int i, int j) => weights switch
        {
            KappaWeights.Linear => 1 - (Math.Abs(i - j) / (k - 1.0)),
            KappaWeights.Quadratic => 1 - ((i - j) * (i - j) / ((k - 1.0) * (k - 1.0))),
            _ => i == j ? 1 : 0,
        };

        double observed = 0, byChance = 0;
        var rowWeights = new double[k];         // mean weight of row i over the column margins
        var columnWeights = new double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                observed += Weight(i, j) * table[i][j] / n;
                byChance += Weight(i, j) * rows[i] * columns[j] / (n * n);
                rowWeights[i] += Weight(i, j) * columns[j] / n;
                columnWeights[j] += Weight(i, j) * rows[i] / n;
            }
        }

        if (1 - byChance <= 1e-12)
        {
            return new(null, null, observed, byChance);
        }

        var kappa = (observed - byChance) / (1 - byChance);
        double spread = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var term = Weight(i, j) - ((rowWeights[i] + columnWeights[j]) * (1 - kappa));
                spread += term * term * table[i][j] / n;
            }
        }

        var centre = kappa - (byChance * (1 - kappa));
        return new(kappa, Math.Sqrt(Math.Max(0, spread - (centre * centre)) / n) / (1 - byChance), observed, byChance);
    }

    /// <summary>κ ± z·SE; null where κ is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">alpha outside (0, 1).</exception>
    public Interval? Interval(double alpha = 0.05)
    {
        var half = NormalDistribution.Critical(alpha) * StandardError;
        return Kappa is { } kappa && half is { } width ? new(kappa - width, kappa + width) : null;
    }
}
