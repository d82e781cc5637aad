using MathNet.Numerics;

namespace EvalHarness.Statistics;

/// <summary>The binomial law Bin(n, p); tails by the incomplete beta function, so that 1e-250 is still a number.</summary>
/// <remarks>P(X ≤ k) = I_{1−p}(n−k, k+1).</remarks>
public static class BinomialDistribution
{
    /// <summary>P(X = k).</summary>
    public static double Probability(int k, int n, double p)
    {
        Check(n, p);
        if (k < 0 || k > n)
        {
            return 0;
        }

        if (p is 0 or 1)
        {
            return k == (p == 0 ? 0 : n) ? 1 : 0;
        }

        var log = SpecialFunctions.FactorialLn(n) - SpecialFunctions.FactorialLn(k) - SpecialFunctions.FactorialLn(n - k);
        return Math.Exp(log + (k * Math.Log(p)) + ((n - k) * double.LogP1(-p)));
    }

    /// <summary>P(X ≤ k).</summary>
    public static double LowerTail(int k, int n, double p)
    {
        Check(n, p);
        return k < 0 ? 0 : k >= n ? 1 : SpecialFunctions.BetaRegularized(n - k, k + 1.0, 1 - p);
    }

    /// <summary>P(X &gt; k).</summary>
    public static double UpperTail(int k, int n, double p)
    {
        Check(n, p);
        return k < 0 ? 1 : k >= n ? 0 : SpecialFunctions.BetaRegularized(k + 1.0, n - k, p);
    }

    /// <summary>The smallest k with P(X ≤ k) ≥ level.</summary>
    public static int Quantile(double level, int n, double p)
    {
        Preconditions.Level(level);
        Check(n, p);
        var low = 0;
        var high = n;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (LowerTail(middle, n, p) >= level)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Check(int n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        Preconditions.Probability(p);
    }
}
