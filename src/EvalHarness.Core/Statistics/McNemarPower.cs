namespace EvalHarness.Statistics;

/// <summary>Exact power of McNemar's test, by summing over every possible number of discordant pairs.</summary>
/// <remarks>
/// power(n) = Σ_m P(M = m)·P(reject | m), M ~ Bin(n, π), and given m the wins of A ~ Bin(m, pOnlyA/π). Rejection given m does not depend
/// on n, so it is computed once per m. Rejects when p ≤ alpha, with 1e-12 to spare for rounding.
/// </remarks>
public sealed class McNemarPower
{
    private readonly double _rate;
    private readonly double _shareOfA;
    private readonly double _alpha;
    private readonly McNemarTest _test;
    private readonly List<double> _rejection = [];
    private int _critical = -1;     // the largest min(b, c) that rejects at the last m of _rejection; it never falls as m rises

    /// <exception cref="ArgumentOutOfRangeException">Probabilities that do not fit, or alpha outside (0, 1).</exception>
    public McNemarPower(double pOnlyA, double pOnlyB, double alpha = 0.05, McNemarTest test = McNemarTest.MidP)
    {
        Preconditions.Probability(pOnlyA);
        Preconditions.Probability(pOnlyB);
        Preconditions.Probability(pOnlyA + pOnlyB);
        Preconditions.Level(alpha);
        _rate = pOnlyA + pOnlyB;
        _shareOfA = _rate == 0 ? 0.5 : pOnlyA / _rate;
        _alpha = alpha;
        _test = test;
    }

    /// <summary>The probability that the test rejects with n items.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1.</exception>
    public double At(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        double power = 0;
        for (var m = 0; m <= n; m++)
        {
            power += BinomialDistribution.Probability(m, n, _rate) * Rejection(m);
        }

        return Math.Min(1, power);
    }

    /// <summary>
    /// The first n that reaches the power, and the first that keeps it for the <paramref name="window"/> sizes after it too
    /// (power saw-tooths: quote the stable one); null when none up to <paramref name="maximum"/> does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">power outside (0, 1), or a negative window.</exception>
    public (int First, int Stable)? SampleSize(double power = 0.8, int window = 25, int maximum = 5000)
    {
        Preconditions.Level(power);
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        int? first = null;
        var start = 0;      // where the present unbroken stretch of enough power began; 0 outside one
        for (var n = 1; n <= maximum + window; n++)
        {
            if (At(n) < power)
            {
                start = 0;
                continue;
            }

            first ??= n;
            start = start == 0 ? n : start;
            if (n - start >= window)
            {
                return (first.Value, start);
            }
        }

        return null;
    }

    private double Rejection(int m)
    {
        while (_rejection.Count <= m)
        {
            var size = _rejection.Count;
            while (2 * (_critical + 1) < size && P(_critical + 1, size) <= _alpha + 1e-12)
            {
                _critical++;
            }

            _rejection.Add(BinomialDistribution.LowerTail(_critical, size, _shareOfA)
                + BinomialDistribution.UpperTail(size - _critical - 1, size, _shareOfA));
        }

        return _rejection[m];
    }

    private double P(int fewer, int m) => _test switch
    {
        McNemarTest.Exact => McNemar.Exact(fewer, m - fewer),
        McNemarTest.MidP => McNemar.MidP(fewer, m - fewer),
        McNemarTest.Asymptotic => McNemar.Asymptotic(fewer, m - fewer).P,
        _ => McNemar.AsymptoticCorrected(fewer, m - fewer).P,
    };
}
