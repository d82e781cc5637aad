namespace EvalHarness.Statistics;

/// <summary>Sample quantiles in the numbering of Hyndman and Fan; type 7 is the harness's.</summary>
/// <remarks>Source: Hyndman and Fan, Am. Stat. 50 (1996). Values may be +∞ (timeouts); no interpolation turns them into NaN.</remarks>
public static class Quantile
{
    /// <summary>Type 7: position 1 + (n − 1)p between order statistics. <paramref name="sorted"/> in ascending order.</summary>
    /// <exception cref="ArgumentException">No values, or p outside [0, 1].</exception>
    public static double Type7(ReadOnlySpan<double> sorted, double p) => At(sorted, p, 1 + ((sorted.Length - 1) * p));

    /// <summary>Type 6: position (n + 1)p.</summary>
    /// <exception cref="ArgumentException">No values, or p outside [0, 1].</exception>
    public static double Type6(ReadOnlySpan<double> sorted, double p) => At(sorted, p, (sorted.Length + 1) * p);

    /// <summary>Type 8: position (n + 1/3)p + 1/3, about median-unbiased.</summary>
    /// <exception cref="ArgumentException">No values, or p outside [0, 1].</exception>
    public static double Type8(ReadOnlySpan<double> sorted, double p) => At(sorted, p, ((sorted.Length + (1.0 / 3)) * p) + (1.0 / 3));

    private static double At(ReadOnlySpan<double> sorted, double p, double position)
    {
        Preconditions.AtLeast(1, sorted.Length, nameof(sorted));
        Preconditions.Probability(p);
        position = Math.Clamp(position, 1, sorted.Length);
        var below = (int)position;
        var fraction = position - below;
        var low = sorted[below - 1];
        return fraction == 0 || low == sorted[below] ? low : low + (fraction * (sorted[below] - low));
    }
}
