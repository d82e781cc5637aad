using MathNet.Numerics;

namespace EvalHarness.Statistics;

/// <summary>Fisher's F law.</summary>
/// <remarks>P(F &gt; f) = I_{ν₂/(ν₂+ν₁f)}(ν₂/2, ν₁/2).</remarks>
public static class FDistribution
{
    /// <summary>P(F &gt; f).</summary>
    public static double UpperTail(double f, double df1, double df2) =>
        f <= 0 ? 1 : SpecialFunctions.BetaRegularized(df2 / 2, df1 / 2, df2 / (df2 + (df1 * f)));

    /// <summary>P(F ≤ f).</summary>
    public static double LowerTail(double f, double df1, double df2) =>
        f <= 0 ? 0 : SpecialFunctions.BetaRegularized(df1 / 2, df2 / 2, df1 * f / (df2 + (df1 * f)));

    /// <summary>The f with P(F ≤ f) = p.</summary>
    public static double Quantile(double p, double df1, double df2)
    {
        Preconditions.Level(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df2);
        return p < 0.5
            ? MonotoneSearch.SmallestWhere(0, 1e150, f => LowerTail(f, df1, df2) >= p)
            : MonotoneSearch.SmallestWhere(0, 1e150, f => UpperTail(f, df1, df2) <= 1 - p);
    }
}
