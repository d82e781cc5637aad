using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EvalHarness.Statistics;

/// <summary>The standard normal law; both tails are computed directly, so that small p-values keep their digits.</summary>
public static class NormalDistribution
{
    /// <summary>P(Z ≤ z).</summary>
    public static double LowerTail(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>P(Z &gt; z).</summary>
    public static double UpperTail(double z) => 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);

    /// <summary>The z with P(Z ≤ z) = p; −∞ at 0 and ∞ at 1.</summary>
    public static double Quantile(double p)
    {
        Preconditions.Probability(p);
        return Normal.InvCDF(0, 1, p);
    }

    /// <summary>z_{1−α/2}: half the width of a two-sided interval in standard errors.</summary>
    public static double Critical(double alpha)
    {
        Preconditions.Level(alpha);
        return -Quantile(alpha / 2);
    }
}
