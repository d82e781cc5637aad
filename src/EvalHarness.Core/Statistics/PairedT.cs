namespace EvalHarness.Statistics;

/// <summary>Student's t for paired scores of independent items.</summary>
/// <param name="Mean">Mean difference, in the scores' unit.</param>
/// <param name="StandardError">s/√n with s² on n − 1.</param>
/// <param name="Df">n − 1.</param>
public readonly record struct PairedT(double Mean, double StandardError, int Df)
{
    /// <summary>Mean over standard error; ±∞ for a difference that never varies, 0 where it is always 0.</summary>
    public double T => Mean == 0 ? 0 : Mean / StandardError;

    /// <summary>Two-sided p of no difference.</summary>
    public double P => StudentTDistribution.TwoSided(T, Df);

    /// <summary>From the items' differences (A − B).</summary>
    /// <remarks>Continuous differences want n ≥ 30 with at least 10 nonzero; below, use the sign-flip test and the betting interval.</remarks>
    /// <exception cref="ArgumentException">Fewer than two differences.</exception>
    public static PairedT Of(ReadOnlySpan<double> differences)
    {
        var n = differences.Length;
        Preconditions.AtLeast(2, n, nameof(differences));
        var mean = Moments.Mean(differences);
        return new(mean, Math.Sqrt(Moments.SumOfSquares(differences, mean) / (n - 1) / n), n - 1);
    }

    /// <summary>Mean ± t_{1−α/2}·SE.</summary>
    /// <exception cref="ArgumentOutOfRangeException">alpha outside (0, 1).</exception>
    public Interval Interval(double alpha = 0.05)
    {
        var half = StudentTDistribution.Quantile(1 - (alpha / 2), Df) * StandardError;
        return new(Mean - half, Mean + half);
    }
}
