namespace EvalHarness.Statistics;

/// <summary>A mean whose standard error allows for dependence within groups of items.</summary>
/// <param name="Mean">Mean over items (not over groups).</param>
/// <param name="Items">Number of items.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="LargestShare">The largest group's share of the items.</param>
/// <param name="SeIid">Standard error as if items were independent.</param>
/// <param name="SeCr0">√Σu_g²/N, u_g the sum of a group's deviations.</param>
/// <param name="SeCr2">√(Σu_g²/(1 − n_g/N))/N: the one that decides.</param>
/// <param name="SatterthwaiteDf">Degrees of freedom of SeCr2.</param>
public readonly record struct ClusterMean(
    double Mean, int Items, int Groups, double LargestShare, double SeIid, double SeCr0, double SeCr2, double SatterthwaiteDf)
{
    /// <summary>SeCr0·√(G/(G−1)), for comparison with other tools; too small when one group dominates (13% false claims).</summary>
    public double SeCr1 => SeCr0 * Math.Sqrt(Groups / (Groups - 1.0));

    /// <summary>(CR2/iid)²: how many times more items the groups cost; null where independent items show no variance.</summary>
    public double? DesignEffect => SeIid == 0 ? null : SeCr2 * SeCr2 / (SeIid * SeIid);

    /// <summary>Two-sided p of a zero mean, by CR2 and Satterthwaite's t.</summary>
    public double P => StudentTDistribution.TwoSided(Ratio(SeCr2), SatterthwaiteDf);

    /// <summary>Mean ± t·CR2 on Satterthwaite's degrees of freedom.</summary>
    /// <exception cref="ArgumentOutOfRangeException">alpha outside (0, 1).</exception>
    public Estimate Interval(double alpha = 0.05) => Around(SeCr2, SatterthwaiteDf, alpha);

    /// <summary>Mean ± t·CR1 on G − 1 degrees of freedom, for comparison.</summary>
    /// <exception cref="ArgumentOutOfRangeException">alpha outside (0, 1).</exception>
    public Estimate Cr1Interval(double alpha = 0.05) => Around(SeCr1, Groups - 1, alpha);

    /// <summary>t and two-sided p by CR1 on G − 1 degrees of freedom, for comparison.</summary>
    public HypothesisTest Cr1Test => new(Ratio(SeCr1), StudentTDistribution.TwoSided(Ratio(SeCr1), Groups - 1));

    private double Ratio(double standardError) => Mean == 0 ? 0 : Mean / standardError;

    private Estimate Around(double standardError, double df, double alpha)
    {
        Preconditions.Level(alpha);
        var half = StudentTDistribution.Quantile(1 - (alpha / 2), df) * standardError;
        return new(Mean, Mean - half, Mean + half);
    }
}
