namespace EvalHarness.Statistics;

/// <summary>A confidence interval for a mean of bounded scores that is valid at any n, even where the sample shows no variance.</summary>
public static class BettingInterval
{
    private const int FactorsPerLog = 16;

    /// <summary>All δ₀ against which the bets of <see cref="EValue"/> stay below 2/α; value the mean of the scores.</summary>
    /// <param name="scores">Independent values in [−1, 1]: an item's difference A − B, or with groups a group's mean difference.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <exception cref="ArgumentException">No scores, a score outside [−1, 1], or alpha outside (0, 1).</exception>
    public static Estimate Mean(ReadOnlySpan<double> scores, double alpha = 0.05)
    {
        Preconditions.AtLeast(1, scores.Length, nameof(scores));
        Preconditions.Level(alpha);
        CheckScores(scores);
        var threshold = Math.Log(2 / alpha);
        var above = scores.ToArray();
        var below = Array.ConvertAll(above, score => -score);
        return new(
            Moments.Mean(scores),
            MonotoneSearch.SmallestWhere(-1, 1, delta0 => LogWealth(above, delta0) < threshold),
            -MonotoneSearch.SmallestWhere(-1, 1, delta0 => LogWealth(below, delta0) < threshold));
    }

    internal static void CheckScores(ReadOnlySpan<double> scores)
    {
        foreach (var score in scores)
        {
            if (!(score is >= -1 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(scores), score, "A bounded score difference lies in [−1, 1].");
            }
        }
    }

    private static double LogWealth(double[] scores, double delta0)
    {
        Span<double> logs = stackalloc double[EValue.BetSizes.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            var bet = EValue.BetSizes[k] / (1 + delta0);
            for (var start = 0; start < scores.Length; start += FactorsPerLog)
            {
                logs[k] += Math.Log(Product(scores.AsSpan(start, Math.Min(FactorsPerLog, scores.Length - start)), bet, delta0));
            }
        }

        return EValue.LogMean(logs);
    }

    private static double Product(ReadOnlySpan<double> scores, double bet, double delta0)
    {
        double product = 1;
        foreach (var score in scores)
        {
            var distance = score - delta0;
            product *= distance == 0 ? 1 : 1 + (bet * distance);
        }

        return product;
    }
}
