namespace EvalHarness.Statistics;

/// <summary>The corrected resampled t-test, for differences over repeated trainings whose data overlap.</summary>
public static class NadeauBengio
{
    /// <summary>mean/√(s²(1/k + n_test/n_train)) on k − 1 degrees of freedom; k differences, one per training.</summary>
    /// <remarks>Source: Nadeau and Bengio, Machine Learning 52 (2003).</remarks>
    /// <exception cref="ArgumentException">Fewer than two differences, or a set size below 1.</exception>
    public static PairedT Of(ReadOnlySpan<double> differences, int trainSize, int testSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trainSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testSize);
        var k = differences.Length;
        Preconditions.AtLeast(2, k, nameof(differences));
        var mean = Moments.Mean(differences);
        var variance = Moments.SumOfSquares(differences, mean) / (k - 1);
        return new(mean, Math.Sqrt(variance * ((1.0 / k) + ((double)testSize / trainSize))), k - 1);
    }
}
