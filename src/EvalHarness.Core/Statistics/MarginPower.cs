namespace EvalHarness.Statistics;

/// <summary>Exact power of a margin verdict, by enumerating every table of n items.</summary>
public static class MarginPower
{
    /// <summary>
    /// The probability that the gate interval at 1 − alpha lies above Δ (superiority), above −Δ (non-inferiority) or within ±Δ
    /// (equivalence). Time grows with n²: meant for n up to 1,000.
    /// </summary>
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

        double power = 0;
        for (var m = 0; m <= n; m++)
        {
            var weight = BinomialDistribution.Probability(m, n, rate);
            for (var b = 0; b <= m && weight > 0; b++)
            {
                if (Shows(goal, GateInterval.Interval(b, m - b, n, alpha), margin))
                {
                    power += weight * BinomialDistribution.Probability(b, m, shareOfA);
                }
            }
        }

        return power;
    }

    private static bool Shows(MarginGoal goal, Estimate difference, double margin) => goal switch
    {
        MarginGoal.Superiority => difference.Lower > margin,
        MarginGoal.NonInferiority => difference.Lower > -margin,
        _ => difference.Lower > -margin && difference.Upper < margin,
    };
}
