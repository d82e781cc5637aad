namespace EvalHarness.Statistics;

/// <summary>
/// Exact draws from the binomial law Bin(n, p), in time independent of n; the multinomial law follows by conditioning.
/// </summary>
/// <remarks>
/// Below a mean of 10 by inversion, above by Hörmann's transformed rejection BTRS ("The generation of binomial random
/// variates", J. Stat. Comput. Simul. 46, 1993). No normal approximation anywhere: a resample of counts has the law of
/// a resample of items.
/// </remarks>
public static class BinomialSampler
{
    private const double InversionLimit = 10;

    /// <summary>The number of successes in <paramref name="n"/> trials of probability <paramref name="p"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is negative or p is not in [0, 1].</exception>
    public static int Draw(Xoshiro256 random, int n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        }

        if (p > 0.5)
        {
            return n - DrawSmall(random, n, 1 - p);
        }

        return DrawSmall(random, n, p);
    }

    /// <summary>
    /// Splits <paramref name="n"/> draws with replacement over cells of the given <paramref name="weights"/>
    /// (whole numbers, as counts are) and writes how many fell into each cell to <paramref name="counts"/>.
    /// </summary>
    public static void Multinomial(Xoshiro256 random, int n, ReadOnlySpan<int> weights, Span<int> counts)
    {
        long weightLeft = 0;
        foreach (var weight in weights)
        {
            weightLeft += weight;
        }

        var left = n;
        for (var cell = 0; cell < weights.Length; cell++)
        {
            var weight = weights[cell];
            var drawn = left == 0 || weight == 0 ? 0
                : weight == weightLeft ? left
                : Draw(random, left, (double)weight / weightLeft);
            counts[cell] = drawn;
            left -= drawn;
            weightLeft -= weight;
        }
    }

    private static int DrawSmall(Xoshiro256 random, int n, double p)
    {
        if (n == 0 || p == 0)
        {
            return 0;
        }

        return n * p < InversionLimit ? Invert(random, n, p) : Reject(random, n, p);
    }

    private static int Invert(Xoshiro256 random, int n, double p)
    {
        var odds = p / (1 - p);
        var atZero = Math.Exp(n * double.LogP1(-p));
        while (true)
        {
            var left = random.NextDouble();
            var probability = atZero;
            for (var k = 0; k <= n; k++)
            {
                if (left < probability)
                {
                    return k;
                }

                left -= probability;
                probability *= odds * (n - k) / (k + 1);
            }

            // The probabilities summed to less than 1 by rounding and the draw fell into the gap: draw again.
        }
    }

    private static int Reject(Xoshiro256 random, int n, double p)
    {
        var deviation = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var center = (n * p) + 0.5;
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var squeeze = 0.92 - (4.2 / b);
        var mode = Math.Floor((n + 1) * p);

        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + center);
            if (us >= 0.07 && v <= squeeze)
            {
                return (int)k;
            }

            if (k < 0 || k > n)
            {
                continue;
            }

            var logBound = Math.Log(v * alpha / ((a / (us * us)) + b));
            if (logBound <= LogRatioToMode(n, p, mode, k))
            {
                return (int)k;
            }
        }
    }

    /// <summary>log of P(k)/P(mode).</summary>
    private static double LogRatioToMode(int n, double p, double mode, double k)
    {
        var odds = p / (1 - p);
        return ((mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1))))
            + ((n + 1) * Math.Log((n - mode + 1) / (n - k + 1)))
            + ((k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1)))
            + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
    }

    /// <summary>log(k!) − [log √(2π) + (k + ½) log(k + 1) − (k + 1)].</summary>
    private static double StirlingTail(double k)
    {
        if (k < 10)
        {
            return SmallTails[(int)k];
        }

        var x = 1 / (k + 1);
        var square = x * x;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (square / 1680)) * square)) * square)) * x;
    }

    private static ReadOnlySpan<double> SmallTails =>
    [
        0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
        0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
    ];
}
