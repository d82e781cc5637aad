namespace EvalHarness.Statistics;

/// <summary>Efron's bias-corrected and accelerated bootstrap interval, from replicates however they were drawn.</summary>
/// <remarks>
/// z₀ = Φ⁻¹((#{t*&lt;t} + ½#{t*=t})/R); a = ΣL³/(6(ΣL²)^{3/2}) of the influence values; levels Φ(z₀ + (z₀+z)/(1 − a(z₀+z))).
/// Quantile of level p: order statistic (R+1)p, interpolated on the scale of normal quantiles.
/// Source: Efron, JASA 82 (1987); Davison and Hinkley, Bootstrap Methods and their Application (1997), §5.3 and eq. 5.8.
/// Never for accuracy, whose gate interval is better; no verdict with n &lt; 50 or a class rarer than 10.
/// </remarks>
public static class Bca
{
    /// <summary>All intervals at 1 − alpha.</summary>
    /// <param name="value">The statistic on the data themselves.</param>
    /// <param name="replicates">Its values on the resamples, in any order.</param>
    /// <param name="acceleration">From <see cref="Acceleration"/>; 0 gives the bias-corrected interval.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <param name="halfOfTies">Whether replicates equal to the value count half (they do in the harness) or not at all (R's boot).</param>
    /// <exception cref="ArgumentException">Fewer than two replicates, or alpha outside (0, 1).</exception>
    public static BootstrapInterval FromReplicates(
        double value, ReadOnlySpan<double> replicates, double acceleration, double alpha = 0.05, bool halfOfTies = true)
    {
        Preconditions.AtLeast(2, replicates.Length, nameof(replicates));
        Preconditions.Level(alpha);
        var sorted = replicates.ToArray();
        Array.Sort(sorted);
        var z0 = BiasCorrection(value, sorted, halfOfTies);
        var percentile = new Interval(QuantileAt(sorted, alpha / 2), QuantileAt(sorted, 1 - (alpha / 2)));
        Interval? levels = double.IsInfinity(z0) ? null : new(Level(z0, acceleration, alpha / 2), Level(z0, acceleration, 1 - (alpha / 2)));
        return new()
        {
            Value = value,
            Percentile = percentile,
            Basic = new((2 * value) - percentile.Upper, (2 * value) - percentile.Lower),
            Bca = levels is { } at ? new(QuantileAt(sorted, at.Lower), QuantileAt(sorted, at.Upper)) : null,
            Z0 = z0,
            Acceleration = acceleration,
            Levels = levels,
        };
    }

    /// <summary>ΣL³/(6(ΣL²)^{3/2}); 0 where nothing has influence.</summary>
    public static double Acceleration(ReadOnlySpan<double> influence)
    {
        double squares = 0, cubes = 0;
        foreach (var value in influence)
        {
            squares += value * value;
            cubes += value * value * value;
        }

        return AccelerationOf(squares, cubes);
    }

    internal static double AccelerationOf(double squares, double cubes) => squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));

    private static double BiasCorrection(double value, double[] sorted, bool halfOfTies)
    {
        // Equal in exact arithmetic may differ in the last bits.
        var slack = 1e-9 * Math.Abs(value);
        double below = 0;
        foreach (var replicate in sorted)
        {
            below += replicate < value - slack ? 1 : replicate <= value + slack && halfOfTies ? 0.5 : 0;
        }

        return NormalDistribution.Quantile(below / sorted.Length);
    }

    private static double Level(double z0, double acceleration, double level)
    {
        var shifted = z0 + NormalDistribution.Quantile(level);
        return NormalDistribution.LowerTail(z0 + (shifted / (1 - (acceleration * shifted))));
    }

    private static double QuantileAt(double[] sorted, double level)
    {
        double size = sorted.Length + 1;
        var position = level * size;
        var below = (int)position;
        if (below < 1)
        {
            return sorted[0];
        }

        if (below >= sorted.Length)
        {
            return sorted[^1];
        }

        var low = sorted[below - 1];
        if (position == below || low == sorted[below])
        {
            return low;
        }

        var start = NormalDistribution.Quantile(below / size);
        var end = NormalDistribution.Quantile((below + 1) / size);
        return low + ((NormalDistribution.Quantile(level) - start) / (end - start) * (sorted[below] - low));
    }
}
