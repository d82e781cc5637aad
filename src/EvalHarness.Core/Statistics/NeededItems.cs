namespace EvalHarness.Statistics;

/// <summary>How many items in all a verdict would take if the observed rates were the truth; null where it never would.</summary>
/// <param name="Meaningful">For a gap beyond the margin; null when the observed gap is not.</param>
/// <param name="Significant">For a gap other than zero; null when none is observed.</param>
/// <param name="Equivalent">For a gap within the margin; null when the observed one is not.</param>
/// <param name="HalfWidth">For an interval of ± margin, whatever the gap.</param>
/// <param name="DiscordantRate">(b + c + 1)/(n + 2), the rate the sizes rest on.</param>
public readonly record struct NeededItems(
    long? Meaningful, long? Significant, long? Equivalent, long HalfWidth, double DiscordantRate)
{
    /// <summary>
    /// With π̃ = (b+c+1)/(n+2), v = π̃ − δ̂², Z = z_{1−α/2} + z_{power}: Z²v/(|δ̂|−Δ)², Z²v/δ̂², Z²v/(Δ−|δ̂|)² and z²π̃/Δ², rounded up.
    /// </summary>
    /// <remarks>
    /// The further items must be analysed on their own, or by a confidence sequence begun beforehand: pooling and testing again
    /// gives 8.2% false positives.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or margin, alpha or power outside (0, 1).</exception>
    public static NeededItems For(int b, int c, int n, double margin, double alpha = 0.05, double power = 0.8)
    {
        Preconditions.PairedCounts(b, c, n);
        Preconditions.Margin(margin);
        Preconditions.Level(power);
        var z = NormalDistribution.Critical(alpha);
        var both = z + NormalDistribution.Quantile(power);
        var rate = (b + c + 1.0) / (n + 2.0);
        var gap = Math.Abs((double)(b - c) / n);
        var variance = Math.Max(0, rate - (gap * gap));

        long? Size(double distance) =>
            distance > 0 ? (long)Math.Ceiling(both * both * variance / (distance * distance)) : null;

        return new(Size(gap - margin), Size(gap), Size(margin - gap), (long)Math.Ceiling(z * z * rate / (margin * margin)), rate);
    }
}
