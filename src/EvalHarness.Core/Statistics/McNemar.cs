namespace EvalHarness.Statistics;

/// <summary>Tests of H₀: both arms are equally often right, from the discordant pairs alone.</summary>
/// <remarks>
/// b pairs only A has right, c pairs only B; given m = b + c, b ~ Bin(m, ½) under H₀. Mid-p decides; the others are for comparison.
/// Source: McNemar, Psychometrika 12 (1947); Fagerland, Lydersen and Laake, BMC Med. Res. Methodol. 13:91 (2013).
/// All throw <see cref="ArgumentOutOfRangeException"/> for a negative count.
/// </remarks>
public static class McNemar
{
    /// <summary>Two-sided exact p: min(1, 2·P(X ≤ min(b, c))).</summary>
    public static double Exact(int b, int c)
    {
        Preconditions.DiscordantCounts(b, c);
        return Math.Min(1, 2 * BinomialDistribution.LowerTail(Math.Min(b, c), b + c, 0.5));
    }

    /// <summary>Two-sided mid-p: 2·P(X ≤ k) − P(X = k), k = min(b, c); 1 − P(X = k)/2 when b = c; 1 without discordant pairs.</summary>
    public static double MidP(int b, int c)
    {
        Preconditions.DiscordantCounts(b, c);
        var m = b + c;
        if (m == 0)
        {
            return 1;
        }

        if (b == c)
        {
            return 1 - (BinomialDistribution.Probability(b, m, 0.5) / 2);
        }

        var k = Math.Min(b, c);
        return BinomialDistribution.LowerTail(k, m, 0.5) + BinomialDistribution.LowerTail(k - 1, m, 0.5);
    }

    /// <summary>One-sided exact p against "the arm with <paramref name="wins"/> is better": P(X ≥ wins).</summary>
    public static double ExactOneSided(int wins, int losses)
    {
        Preconditions.DiscordantCounts(wins, losses);
        return BinomialDistribution.UpperTail(wins - 1, wins + losses, 0.5);
    }

    /// <summary>One-sided mid-p: P(X &gt; wins) + ½P(X = wins); ½ without discordant pairs.</summary>
    public static double MidPOneSided(int wins, int losses)
    {
        Preconditions.DiscordantCounts(wins, losses);
        var m = wins + losses;
        return (BinomialDistribution.UpperTail(wins - 1, m, 0.5) + BinomialDistribution.UpperTail(wins, m, 0.5)) / 2;
    }

    /// <summary>Chi-squared on one degree of freedom: (b − c)²/m; 0 and p = 1 without discordant pairs.</summary>
    public static HypothesisTest Asymptotic(int b, int c)
    {
        Preconditions.DiscordantCounts(b, c);
        return ChiSquared(Math.Abs((double)b - c), (double)b + c);
    }

    /// <summary>The same with Edwards' continuity correction max(0, |b − c| − 1); conservative, never used to decide.</summary>
    public static HypothesisTest AsymptoticCorrected(int b, int c)
    {
        Preconditions.DiscordantCounts(b, c);
        return ChiSquared(Math.Max(0, Math.Abs((double)b - c) - 1), (double)b + c);
    }

    /// <summary>(ΣD_k)²/ΣD_k² with D_k = b_k − c_k per group: chi-squared under H₀, whatever the dependence within groups.</summary>
    /// <param name="b">Per group, the pairs only A has right.</param>
    /// <param name="c">Per group, the pairs only B has right; as long as b.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static HypothesisTest Clustered(ReadOnlySpan<int> b, ReadOnlySpan<int> c)
    {
        Preconditions.SameLength(b.Length, c.Length, nameof(c));
        double sum = 0;
        double squares = 0;
        for (var group = 0; group < b.Length; group++)
        {
            double difference = b[group] - c[group];
            sum += difference;
            squares += difference * difference;
        }

        return ChiSquared(Math.Abs(sum), squares);
    }

    private static HypothesisTest ChiSquared(double distance, double variance)
    {
        var statistic = variance == 0 ? 0 : distance * distance / variance;
        return new(statistic, ChiSquaredDistribution.UpperTail(statistic, 1));
    }
}
