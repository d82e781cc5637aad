namespace EvalHarness.Statistics;

/// <summary>How many times slower A is than B on the same items, from the logarithms of paired durations.</summary>
/// <param name="GeometricMean">exp(mean ± t·SE) of the log ratios.</param>
/// <param name="P">Two-sided paired t on the logs.</param>
/// <param name="HodgesLehmann">exp of the Hodges-Lehmann estimate of the log ratios and its limits: the robust companion.</param>
public readonly record struct LatencyRatio(Estimate GeometricMean, double P, Estimate HodgesLehmann)
{
    /// <summary>From durations in any one unit, paired by item.</summary>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two pairs, or a duration that is not positive and finite.</exception>
    public static LatencyRatio Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double alpha = 0.05)
    {
        Preconditions.SameLength(a.Length, b.Length, nameof(b));
        var logs = new double[a.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(a[i] / b[i]);
            if (!double.IsFinite(logs[i]))
            {
                throw new ArgumentException($"Pair {i}: {a[i]} and {b[i]} are not both positive, finite durations.", nameof(a));
            }
        }

        var t = PairedT.Of(logs);
        var limits = t.Interval(alpha);
        var robust = Statistics.HodgesLehmann.OfOwn(logs, alpha).Estimate;
        return new(
            new(Math.Exp(t.Mean), Math.Exp(limits.Lower), Math.Exp(limits.Upper)),
            t.P,
            new(Math.Exp(robust.Value), Math.Exp(robust.Lower), Math.Exp(robust.Upper)));
    }
}
