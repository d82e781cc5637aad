namespace EvalHarness.Statistics;

/// <summary>One-sided score tests of the accuracy difference against a margin Δ (Tango's z, asymptotically normal).</summary>
/// <remarks>Source: Tango, Stat. Med. 17 (1998); TOST: Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987).</remarks>
public static class MarginTest
{
    /// <summary>H₁: δ &gt; −Δ (A is at most Δ worse): z(−Δ) and its upper tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or margin outside (0, 1).</exception>
    public static HypothesisTest NonInferiority(int b, int c, int n, double margin)
    {
        Preconditions.Margin(margin);
        var z = Tango.Z(b, c, n, -margin);
        return new(z, NormalDistribution.UpperTail(z));
    }

    /// <summary>H₁: δ &gt; Δ (A is better by more than Δ): z(Δ) and its upper tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or margin outside (0, 1).</exception>
    public static HypothesisTest Superiority(int b, int c, int n, double margin)
    {
        Preconditions.Margin(margin);
        var z = Tango.Z(b, c, n, margin);
        return new(z, NormalDistribution.UpperTail(z));
    }

    /// <summary>
    /// H₁: |δ| &lt; Δ by two one-sided tests at <paramref name="alpha"/> each; the interval is Tango's at 1 − 2α, which lies within
    /// the margin exactly when both tests reject.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, margin outside (0, 1), alpha outside (0, ½).</exception>
    public static EquivalenceTest Equivalence(int b, int c, int n, double margin, double alpha = 0.05)
    {
        Preconditions.Margin(margin);
        var interval = Tango.Interval(b, c, n, 2 * alpha).Interval;
        var above = NonInferiority(b, c, n, margin);
        var upperZ = Tango.Z(b, c, n, margin);
        var below = new HypothesisTest(upperZ, NormalDistribution.LowerTail(upperZ));
        return new(above, below, interval, above.P < alpha && below.P < alpha);
    }
}
