namespace EvalHarness.Statistics;

/// <summary>Evidence that may be looked at after every item: under H₀ it ever exceeds 1/α with probability at most α.</summary>
/// <remarks>
/// x_i ∈ {−1, 0, 1} (A right minus B right), items in random order, both arms answered before the update. For H₀: E[x_i | past] ≤ δ₀,
/// κ ∈ {.05, .1, .2, .4, .8} and λ = κ/(1+δ₀): E⁺ = (1/5)Σ_κ (1+λ(1−δ₀))^b (1−λδ₀)^{n−b−c} (1−λ(1+δ₀))^c, a mean of products of
/// nonnegative factors of conditional mean ≤ 1. E⁻(δ₀) is E⁺(−δ₀) with b and c exchanged. All logs are natural.
/// Source: Ville (1939); Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86 (2024).
/// </remarks>
public static class EValue
{
    internal static ReadOnlySpan<double> BetSizes => [0.05, 0.1, 0.2, 0.4, 0.8];

    /// <summary>log E⁺: evidence that the gap is above <paramref name="delta0"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts (n may be 0), or delta0 outside (−1, 1).</exception>
    public static double LogGreater(int b, int c, int n, double delta0)
    {
        Check(b, c, n, delta0);
        return LogMixture(b, c, n, delta0);
    }

    /// <summary>log E⁻: evidence that the gap is below <paramref name="delta0"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts (n may be 0), or delta0 outside (−1, 1).</exception>
    public static double LogLess(int b, int c, int n, double delta0) => LogGreater(c, b, n, -delta0);

    /// <summary>min(1, 1/E): a p-value valid at any stopping time.</summary>
    public static double AnytimeP(double logE) => Math.Min(1, Math.Exp(-logE));

    /// <summary>
    /// log of B(a+b, a+c)/B(a, a)·2^{b+c}: evidence against equal arms in the discordant pairs alone, by a Beta(a, a) prior on A's share.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a prior that is not positive.</exception>
    public static double LogDiscordantBeta(int b, int c, double prior)
    {
        Preconditions.DiscordantCounts(b, c);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior);
        return LogBeta(prior + b, prior + c) - LogBeta(prior, prior) + ((b + c) * Math.Log(2));
    }

    /// <summary>log E⁺ after each of the bounded scores x_i ∈ [−1, 1], with Π(1 + λ(x_i − δ₀)) in place of the powers.</summary>
    /// <remarks>With groups bet once per group mean; bets on the items of a group are not valid (up to 77% false claims).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A score outside [−1, 1], or delta0 outside (−1, 1).</exception>
    public static double[] LogGreaterPath(ReadOnlySpan<double> scores, double delta0)
    {
        Check(0, 0, 0, delta0);
        BettingInterval.CheckScores(scores);
        Span<double> logs = stackalloc double[BetSizes.Length];
        var path = new double[scores.Length];
        for (var i = 0; i < path.Length; i++)
        {
            for (var k = 0; k < logs.Length; k++)
            {
                logs[k] += double.LogP1(BetSizes[k] / (1 + delta0) * (scores[i] - delta0));
            }

            path[i] = LogMean(logs);
        }

        return path;
    }

    internal static double LogMixture(int b, int c, int n, double delta0)
    {
        Span<double> logs = stackalloc double[BetSizes.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            var bet = BetSizes[k] / (1 + delta0);
            logs[k] = Power(bet * (1 - delta0), b) + Power(-bet * delta0, n - b - c) + Power(-BetSizes[k], c);
        }

        return LogMean(logs);
    }

    internal static double LogMean(ReadOnlySpan<double> logs)
    {
        var largest = double.NegativeInfinity;
        foreach (var log in logs)
        {
            largest = Math.Max(largest, log);
        }

        if (double.IsInfinity(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - largest);
        }

        return largest + Math.Log(sum / logs.Length);
    }

    /// <summary>log (1 + x)^count, 0 for no factors even where x is infinite.</summary>
    private static double Power(double x, int count) => count == 0 ? 0 : count * double.LogP1(x);

    private static double LogBeta(double a, double b) =>
        MathNet.Numerics.SpecialFunctions.GammaLn(a) + MathNet.Numerics.SpecialFunctions.GammaLn(b)
        - MathNet.Numerics.SpecialFunctions.GammaLn(a + b);

    private static void Check(int b, int c, int n, double delta0)
    {
        if (n != 0 || b != 0 || c != 0)
        {
            Preconditions.PairedCounts(b, c, n);
        }

        if (!(delta0 is > -1 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta0), delta0, "A gap to test lies strictly between −1 and 1.");
        }
    }
}
