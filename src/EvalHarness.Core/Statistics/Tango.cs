namespace EvalHarness.Statistics;

/// <summary>Tango's score test and interval for the difference of two paired proportions.</summary>
/// <remarks>
/// z(δ₀) = (b − c − nδ₀) / √(n(2q + δ₀(1−δ₀))), where q is the larger root of 2n·q² + Bq + C = 0 with
/// B = −b − c + (2n − b + c)δ₀ and C = −cδ₀(1−δ₀): the maximum-likelihood estimate of the probability that only B is
/// right under the hypothesis. b items only A has right, c only B, n in all.
/// Source: Tango, Stat. Med. 17 (1998) 891-908.
/// </remarks>
public static class Tango
{
    /// <summary>The score statistic for H₀: accuracy(A) − accuracy(B) = <paramref name="delta0"/>; it falls as delta0 rises.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or delta0 outside [−1, 1].</exception>
    public static double Z(int b, int c, int n, double delta0)
    {
        Preconditions.PairedCounts(b, c, n);
        if (!(delta0 is >= -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta0), delta0, "A difference of proportions lies in [−1, 1].");
        }

        return Score(b, c, n, delta0);
    }

    /// <summary>All δ₀ with |z(δ₀)| ≤ z_{1−α/2}; the value is (b − c)/n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or alpha outside (0, 1).</exception>
    public static Estimate Interval(int b, int c, int n, double alpha = 0.05)
    {
        Preconditions.PairedCounts(b, c, n);
        return Solve(b, c, n, alpha);
    }

    /// <summary>The interval for items in groups: at the counts divided by the design effect, where that is above 1.</summary>
    /// <remarks>
    /// Groups tell as much as n/deff independent items, and as many of them disagree in proportion. Source of the effective counts: Rao
    /// and Scott, Biometrics 48 (1992) 577-585. Tango's interval at them is long on the side where hardly anything happened, which the
    /// symmetric CR2 interval is not: decisions/0004 has what each claims wrongly.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, a negative design effect, or alpha outside (0, 1).</exception>
    public static Estimate AtEffectiveCounts(int b, int c, int n, double designEffect, double alpha = 0.05)
    {
        Preconditions.PairedCounts(b, c, n);
        ArgumentOutOfRangeException.ThrowIfNegative(designEffect);
        var items = Math.Max(1, designEffect);
        return Solve(b / items, c / items, n / items, alpha);
    }

    private static Estimate Solve(double b, double c, double n, double alpha)
    {
        var critical = NormalDistribution.Critical(alpha);
        return new(
            (b - c) / n,
            MonotoneSearch.SmallestWhere(-1, 1, delta0 => Score(b, c, n, delta0) <= critical),
            MonotoneSearch.SmallestWhere(-1, 1, delta0 => Score(b, c, n, delta0) <= -critical));
    }

    private static double Score(double b, double c, double n, double delta0)
    {
        var distance = b - c - (n * delta0);
        if (distance == 0)
        {
            return 0;       // also the corners δ₀ = 0 without discordant pairs and δ₀ = ±1, where the variance is 0
        }

        var linear = -b - c + (((2 * n) - b + c) * delta0);
        var constant = -c * delta0 * (1 - delta0);
        var root = Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant)));
        var q = linear <= 0 ? (root - linear) / (4 * n) : -2 * constant / (root + linear);    // each without cancellation
        return distance / Math.Sqrt(Math.Max(0, n * ((2 * q) + (delta0 * (1 - delta0)))));
    }
}
