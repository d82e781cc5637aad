namespace EvalHarness.Statistics;

/// <summary>Wilcoxon's signed-rank test of symmetric differences around 0; zeros are dropped, ties share midranks.</summary>
/// <remarks>Source: Wilcoxon, Biometrics Bull. 1 (1945); exact law with ties by counting sign patterns over doubled ranks.</remarks>
public static class WilcoxonSignedRank
{
    /// <summary>Up to this many nonzero differences the test is exact.</summary>
    public const int ExactLimit = 50;

    /// <summary>Exact up to <see cref="ExactLimit"/> nonzero differences, else normal with tie and continuity correction.</summary>
    public static SignedRankResult Test(ReadOnlySpan<double> differences) =>
        SignedRanks.Of(differences).Used <= ExactLimit ? Exact(differences) : Normal(differences, continuity: true);

    /// <summary>The exact conditional law of V; p = 1 without nonzero differences.</summary>
    public static SignedRankResult Exact(ReadOnlySpan<double> differences)
    {
        var ranks = SignedRanks.Of(differences);
        var law = SumLaw(ranks.DoubledRanks);
        var observed = (int)Math.Round(2 * ranks.PositiveSum);
        var greater = Moments.Sum(law.AsSpan(observed));
        var less = Moments.Sum(law.AsSpan(0, observed + 1));
        return new(ranks.PositiveSum, ranks.Used, null, Math.Min(1, 2 * Math.Min(greater, less)), Math.Min(1, greater), Math.Min(1, less));
    }

    /// <summary>z = (V − n(n+1)/4 ∓ ½)/√(n(n+1)(2n+1)/24 − Σ(t³−t)/48); the ½ moves V towards its mean.</summary>
    public static SignedRankResult Normal(ReadOnlySpan<double> differences, bool continuity)
    {
        var ranks = SignedRanks.Of(differences);
        double n = ranks.Used;
        var distance = ranks.PositiveSum - (n * (n + 1) / 4);
        var deviation = Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24) - (ranks.TieCorrection / 48));
        double Standardise(double correction) => deviation == 0 ? 0 : (distance - (continuity ? correction : 0)) / deviation;

        var z = Standardise(0.5 * Math.Sign(distance));
        return new(
            ranks.PositiveSum, ranks.Used, z,
            Math.Min(1, 2 * NormalDistribution.UpperTail(Math.Abs(z))),
            NormalDistribution.UpperTail(Standardise(0.5)),
            NormalDistribution.LowerTail(Standardise(-0.5)));
    }

    /// <summary>The probabilities of Σ ± choice of the given whole ranks, each taken or left with probability ½.</summary>
    internal static double[] SumLaw(ReadOnlySpan<int> ranks)
    {
        var total = 0;
        foreach (var rank in ranks)
        {
            total += rank;
        }

        var law = new double[total + 1];
        law[0] = 1;
        var reached = 0;
        foreach (var rank in ranks)
        {
            reached += rank;
            for (var sum = reached; sum >= 0; sum--)
            {
                law[sum] = (law[sum] + (sum >= rank ? law[sum - rank] : 0)) / 2;
            }
        }

        return law;
    }
}
