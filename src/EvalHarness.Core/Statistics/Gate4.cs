namespace EvalHarness.Statistics;

/// <summary>Gate 4: is the difference between the arms significant and larger than what matters in practice?</summary>
/// <remarks>
/// Every verdict is read off one interval, so that the chance of any false claim is at most alpha without further correction.
/// Never "p &lt; alpha and observed gap ≥ margin": at a true gap equal to the margin that passes half the time.
/// </remarks>
public static class Gate4
{
    /// <summary>The verdict for independent items answered once per arm.</summary>
    /// <param name="b">Items only A (candidate) has right.</param>
    /// <param name="c">Items only B (baseline) has right.</param>
    /// <param name="n">Items answered by both.</param>
    /// <param name="margin">The gap Δ that matters in practice, as a difference of proportions.</param>
    /// <param name="alpha">Two-sided level of the interval and of mid-p.</param>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, margin or alpha outside (0, 1).</exception>
    public static GateResult Decide(int b, int c, int n, double margin, double alpha = 0.05) =>
        Decide(GateInterval.Interval(b, c, n, alpha), McNemar.MidP(b, c), margin, alpha);

    /// <summary>The verdict for a difference whose 1 − alpha interval and p-value come from another method (repeats, groups, scores).</summary>
    /// <exception cref="ArgumentOutOfRangeException">margin or alpha outside (0, 1), p outside [0, 1].</exception>
    public static GateResult Decide(Estimate difference, double p, double margin, double alpha = 0.05)
    {
        Preconditions.Margin(margin);
        Preconditions.Level(alpha);
        Preconditions.Probability(p);
        var significant = (difference.Lower > 0 || difference.Upper < 0) && p < alpha;
        return new(Read(difference, significant, margin), difference, p, significant, margin, alpha);
    }

    private static GateVerdict Read(Estimate difference, bool significant, double margin)
    {
        var (value, lower, upper) = difference;
        if (significant && lower > margin)
        {
            return GateVerdict.MeaningfullyBetter;
        }

        if (significant && upper < -margin)
        {
            return GateVerdict.MeaningfullyWorse;
        }

        if (lower > -margin && upper < margin)
        {
            return GateVerdict.Equivalent;
        }

        if (significant)
        {
            return value > 0 ? GateVerdict.BetterSizeUnresolved : GateVerdict.WorseSizeUnresolved;
        }

        return lower > -margin ? GateVerdict.NonInferior
            : upper < margin ? GateVerdict.NonSuperior
            : GateVerdict.Inconclusive;
    }
}
