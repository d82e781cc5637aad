namespace EvalHarness.Statistics;

/// <summary>Exact power of a margin verdict, by enumerating every table of n items.</summary>
public static class MarginPower
{
    /// <summary>
    /// The probability that Tango's interval at 1 − alpha lies above Δ (superiority), above −Δ (non-inferiority) or within ±Δ
    /// (equivalence): that z(Δ) &gt; z_{1−α/2}, z(−Δ) &gt; z_{1−α/2}, or z(−Δ) above and z(Δ) below it.
    /// </summary>
    /// <remarks>
    /// Time grows with n²: meant for n up to 1,000. The gate interval is a little wider near n = 100, so its verdict comes a few
    /// points less often.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, probabilities that do not fit, or margin or alpha outside (0, 1).</exception>
    public static double Unconditional(MarginGoal goal, int n, double pOnlyA, double pOnlyB, double margin, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        Preconditions.Probability(pOnlyA);
        Preconditions.Probability(pOnlyB);
        Preconditions.Probability(pOnlyA + pOnlyB);
        Preconditions.Margin(margin);
        var rate = pOnlyA + pOnlyB;
        var shareOfA = rate == 0 ? 0.5 : pOnlyA / rate;
        var critical = NormalDistribution.Critical(alpha);

        double power = 0;
        for (var m = 0; m <= n; m++)
        {
            var weight = BinomialDistribution.Probability(m, n, rate);
            for (var b = 0; b <= m && weight > 0; b++)
            {
                if (Shows(goal, b, m - b, n, margin, critical))
                {
                    power += weight * BinomialDistribution.Probability(b, m, shareOfA);
                }
            }
        }

        return power;
    }

    private static bool Shows(MarginGoal goal, int b, int c, int n, double margin, double critical) => goal switch
    {
        MarginGoal.Superiority => Tango.Z(b, c, n, margin) > critical,
        MarginGoal.NonInferiority => Tango.Z(b, c, n, -margin) > critical,
        _ => Tango.Z(b, c, n, -margin) > critical && Tango.Z(b, c, n, margin) < -critical,
    };
}
