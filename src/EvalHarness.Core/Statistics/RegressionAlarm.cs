namespace EvalHarness.Statistics;

/// <summary>
/// When a repeated comparison with a pinned run calls somebody: a one-sided p below .005 alarms, below .05 warns. Whatever the
/// dependence between nights, .005 false alarms a night are to be expected.
/// </summary>
public static class RegressionAlarm
{
    /// <summary>A one-sided p below this is worth a line.</summary>
    public const double WarnBelow = 0.05;

    /// <summary>A one-sided p below this fails the gate.</summary>
    public const double AlarmBelow = 0.005;

    /// <summary>False alarms of a nightly comparison to be expected in a year: 365 · .005.</summary>
    public const double FalseAlarmsPerYear = 365 * AlarmBelow;

    /// <summary>One side of a two-sided p: p/2 where the difference points to worse, 1 − p/2 where it does not, ½ where there is none.</summary>
    /// <param name="difference">Now less pinned.</param>
    /// <param name="twoSided">p of a test that treats both sides alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">p outside [0, 1].</exception>
    public static double OneSided(double difference, double twoSided)
    {
        Preconditions.Probability(twoSided);
        return difference == 0 ? 0.5 : difference < 0 ? twoSided / 2 : 1 - (twoSided / 2);
    }

    /// <summary>
    /// The drop that n items raise the alarm for with 80% power: the δ at which Connor's size at a two-sided .01 is n, with the
    /// disagreement π̃ = (m + 1)/(n + 2) that was seen, or δ where that is more; null where even the loss of everything would not.
    /// </summary>
    /// <param name="discordant">Items on which the two runs differ, m.</param>
    /// <param name="n">Items that both answered.</param>
    /// <param name="designEffect">How many dependent items tell as much as one; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n &lt; 1, m outside 0 .. n, or a design effect below 1.</exception>
    public static double? DetectableDrop(int discordant, int n, double designEffect = 1)
    {
        Preconditions.PairedCounts(discordant, 0, n);
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        var seen = (discordant + 1.0) / (n + 2.0);
        bool Detects(double drop)
        {
            var rate = Math.Max(seen, drop);
            return SampleSize.Connor((rate + drop) / 2, (rate - drop) / 2, 2 * AlarmBelow) * designEffect <= n;
        }

        return Detects(1) ? MonotoneSearch.SmallestWhere(1e-9, 1, Detects) : null;
    }
}
