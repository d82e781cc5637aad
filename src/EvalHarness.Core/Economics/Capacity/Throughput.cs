using EvalHarness.Statistics;

namespace EvalHarness.Economics.Capacity;

/// <summary>Calls a second with an interval, by batch means.</summary>
/// <param name="Value">Calls over time; null where nothing ended.</param>
/// <param name="Lower">Lower limit; null where there are too few calls.</param>
/// <param name="Upper">Upper limit; null where there are too few calls or the times vary too much for one.</param>
public sealed record Throughput(double? Value, double? Lower, double? Upper)
{
    private const int Batches = 10;
    private const double Alpha = 0.05;

    public static Throughput Unknown { get; } = new(null, null, null);

    /// <summary>
    /// Calls in flight delay each other, so single times are dependent; the mean times per call y of 10 successive batches hardly are.
    /// Rate 1/ȳ, limits 1/(ȳ ± t₉·s/√10), where ȳ is the whole time over all calls.
    /// </summary>
    /// <remarks>Source: Law, Simulation Modeling and Analysis, 5th ed. (2015), §9.5.3.</remarks>
    /// <param name="start">When the first of the calls might have begun to count, in seconds.</param>
    /// <param name="ends">When each ended, in seconds, rising.</param>
    public static Throughput Of(double start, IReadOnlyList<double> ends)
    {
        var n = ends.Count;
        if (n == 0 || ends[^1] <= start)
        {
            return Unknown;
        }

        var mean = (ends[^1] - start) / n;
        if (n < 2 * Batches)
        {
            return new(1 / mean, null, null);
        }

        double squares = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            var (first, last) = (batch * n / Batches, (batch + 1) * n / Batches);
            var time = (ends[last - 1] - (first == 0 ? start : ends[first - 1])) / (last - first);
            squares += (time - mean) * (time - mean);
        }

        var half = StudentTDistribution.Quantile(1 - (Alpha / 2), Batches - 1) * Math.Sqrt(squares / (Batches - 1) / Batches);
        return new(1 / mean, 1 / (mean + half), half < mean ? 1 / (mean - half) : null);
    }
}
