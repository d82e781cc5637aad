using MathNet.Numerics;

namespace EvalHarness.Statistics;

/// <summary>The beta law on [0, 1].</summary>
public static class BetaDistribution
{
    /// <summary>P(X ≤ x) = I_x(a, b).</summary>
    public static double LowerTail(double x, double a, double b) =>
        x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(a, b, x);

    /// <summary>P(X &gt; x) = I_{1−x}(b, a).</summary>
    public static double UpperTail(double x, double a, double b) =>
        x <= 0 ? 1 : x >= 1 ? 0 : SpecialFunctions.BetaRegularized(b, a, 1 - x);

    /// <summary>The x with P(X ≤ x) = p.</summary>
    public static double Quantile(double p, double a, double b)
    {
        Preconditions.Level(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        return p < 0.5
            ? MonotoneSearch.SmallestWhere(0, 1, x => LowerTail(x, a, b) >= p)
            : MonotoneSearch.SmallestWhere(0, 1, x => UpperTail(x, a, b) <= 1 - p);
    }
}
