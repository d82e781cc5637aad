namespace EvalHarness.Statistics;

/// <summary>How far stated confidence is from the share right, over bins of confidence.</summary>
/// <param name="Expected">Σ (n_k/n)·|right_k − confidence_k| (ECE); biased upward, so show it with its counts and give no verdict.</param>
/// <param name="Largest">The largest |right_k − confidence_k| of a filled bin (MCE).</param>
/// <param name="BinCounts">Items per bin.</param>
/// <remarks>Source: Naeini, Cooper and Hauskrecht, AAAI (2015); Guo et al., ICML (2017).</remarks>
public sealed record CalibrationError(double Expected, double Largest, IReadOnlyList<int> BinCounts)
{
    /// <summary>Bins of equal width, (k−1)/M &lt; p ≤ k/M; p = 0 falls into the first.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, no bins, or a confidence outside [0, 1].</exception>
    public static CalibrationError EqualWidth(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right, int bins = 15)
    {
        Check(confidence, right, bins);
        return OfBins(confidence, right, EqualWidthBins(confidence, bins), bins);
    }

    /// <summary>
    /// <see cref="Expected"/> over bins of equal width of any of the items: each one's bin and excess are found once, and not anew in
    /// every resample.
    /// </summary>
    /// <exception cref="ArgumentException">No items, different lengths, no bins, or a confidence outside [0, 1].</exception>
    internal static Func<IndexBootstrap.Statistic> ExpectedOf(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right, int bins)
    {
        Check(confidence, right, bins);
        var binOf = EqualWidthBins(confidence, bins);
        var excess = new double[binOf.Length];
        for (var i = 0; i < excess.Length; i++)
        {
            excess[i] = confidence[i] - (right[i] ? 1 : 0);
        }

        return () =>
        {
            var sums = new double[bins];
            return items =>
            {
                Array.Clear(sums);
                foreach (var item in items)
                {
                    sums[binOf[item]] += excess[item];
                }

                double expected = 0;
                foreach (var sum in sums)
                {
                    expected += Math.Abs(sum) / items.Length;
                }

                return expected;
            };
        };
    }

    /// <summary>The bin of equal width that each confidence falls into.</summary>
    internal static int[] EqualWidthBins(ReadOnlySpan<double> confidence, int bins)
    {
        var binOf = new int[confidence.Length];
        for (var i = 0; i < binOf.Length; i++)
        {
            var bin = (int)(confidence[i] * bins);
            // The product may round across an edge that the quotient meets exactly.
            while (bin > 0 && confidence[i] <= (double)bin / bins)
            {
                bin--;
            }

            binOf[i] = Math.Min(bin, bins - 1);
        }

        return binOf;
    }

    /// <summary>Bins of equal count over ascending confidence; the first n mod M bins hold one more.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, no bins, or a confidence outside [0, 1].</exception>
    public static CalibrationError EqualMass(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right, int bins = 15)
    {
        Check(confidence, right, bins);
        var keys = confidence.ToArray();
        var order = Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).ToArray();
        var binOf = new int[keys.Length];
        var (size, larger) = Math.DivRem(keys.Length, bins);
        for (var position = 0; position < order.Length; position++)
        {
            var inLarger = larger * (size + 1);
            binOf[order[position]] = position < inLarger ? position / (size + 1) : larger + ((position - inLarger) / size);
        }

        return OfBins(confidence, right, binOf, bins);
    }

    private static CalibrationError OfBins(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right, int[] binOf, int bins)
    {
        var counts = new int[bins];
        var excess = new double[bins];
        for (var i = 0; i < binOf.Length; i++)
        {
            counts[binOf[i]]++;
            excess[binOf[i]] += confidence[i] - (right[i] ? 1 : 0);
        }

        double expected = 0, largest = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            expected += Math.Abs(excess[bin]) / binOf.Length;
            largest = counts[bin] == 0 ? largest : Math.Max(largest, Math.Abs(excess[bin]) / counts[bin]);
        }

        return new(expected, largest, counts);
    }

    private static void Check(ReadOnlySpan<double> confidence, ReadOnlySpan<bool> right, int bins)
    {
        Preconditions.AtLeast(1, confidence.Length, nameof(confidence));
        Preconditions.SameLength(confidence.Length, right.Length, nameof(right));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        foreach (var value in confidence)
        {
            Preconditions.Probability(value, nameof(confidence));
        }
    }
}
