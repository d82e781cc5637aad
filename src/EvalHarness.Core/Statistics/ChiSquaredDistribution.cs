using MathNet.Numerics;

namespace EvalHarness.Statistics;

/// <summary>The chi-squared law.</summary>
/// <remarks>P(X &gt; x) = Q(ν/2, x/2), the regularised upper incomplete gamma function.</remarks>
public static class ChiSquaredDistribution
{
    /// <summary>P(X ≤ x).</summary>
    public static double LowerTail(double x, double df) => x <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(df / 2, x / 2);

    /// <summary>P(X &gt; x).</summary>
    public static double UpperTail(double x, double df) => x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(df / 2, x / 2);

    /// <summary>The x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double df)
    {
        Preconditions.Level(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return p < 0.5
            ? MonotoneSearch.SmallestWhere(0, 1e9, x => LowerTail(x, df) >= p)
            : MonotoneSearch.SmallestWhere(0, 1e9, x => UpperTail(x, df) <= 1 - p);
    }
}
