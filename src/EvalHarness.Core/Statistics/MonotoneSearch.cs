namespace EvalHarness.Statistics;

/// <summary>Bisection over the doubles themselves, in their order: at most 64 steps, exact to the last bit, no tolerance to choose.</summary>
internal static class MonotoneSearch
{
    /// <summary>
    /// The smallest double of [<paramref name="low"/>, <paramref name="high"/>] at which <paramref name="reached"/> holds, where it
    /// holds from some point on; <paramref name="high"/> if it holds nowhere below.
    /// </summary>
    public static double SmallestWhere(double low, double high, Func<double, bool> reached)
    {
        var left = ToOrdinal(low);
        var right = ToOrdinal(high);
        while (left < right)
        {
            var middle = (left & right) + ((left ^ right) >> 1);    // the mean without overflow
            if (reached(FromOrdinal(middle)))
            {
                right = middle;
            }
            else
            {
                left = middle + 1;
            }
        }

        return FromOrdinal(left);
    }

    /// <summary>Doubles are numbered in their order; the sign bit makes negative ones count backwards.</summary>
    private static long ToOrdinal(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double FromOrdinal(long ordinal) =>
        BitConverter.Int64BitsToDouble(ordinal >= 0 ? ordinal : long.MinValue - ordinal);
}
