using MathNet.Numerics;

namespace EvalHarness.Statistics;

/// <summary>Student's t law; degrees of freedom need not be whole (Satterthwaite).</summary>
/// <remarks>P(T &gt; t) = ½ I_{ν/(ν+t²)}(ν/2, ½) for t ≥ 0. The quantile is searched on this tail: see decisions/0002.</remarks>
public static class StudentTDistribution
{
    /// <summary>P(T &gt; t).</summary>
    public static double UpperTail(double t, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (double.IsInfinity(t))
        {
            return t > 0 ? 0 : 1;
        }

        var tail = 0.5 * SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + (t * t)));
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>P(|T| ≥ |t|).</summary>
    public static double TwoSided(double t, double df) => Math.Min(1, 2 * UpperTail(Math.Abs(t), df));

    /// <summary>The t with P(T ≤ t) = p.</summary>
    public static double Quantile(double p, double df)
    {
        Preconditions.Level(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (p == 0.5)
        {
            return 0;
        }

        var tail = Math.Min(p, 1 - p);
        var t = MonotoneSearch.SmallestWhere(0, 1e150, x => UpperTail(x, df) <= tail);
        return p < 0.5 ? -t : t;
    }
}
