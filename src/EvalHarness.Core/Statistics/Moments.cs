namespace EvalHarness.Statistics;

/// <summary>Sums in the order of the values, so that the last bit does not depend on the width of the machine's vectors.</summary>
internal static class Moments
{
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    public static double SumOfSquares(ReadOnlySpan<double> values, double around)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += (value - around) * (value - around);
        }

        return sum;
    }
}
