using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>How much money a choice has made or lost by each month, over the draws of the simulation.</summary>
/// <remarks>A draw with net B a month and upfront cost C stands at B·t − C after t months, undiscounted, as the payback itself.</remarks>
public static class BreakEvenFan
{
    /// <summary>More points than this no chart shows.</summary>
    private const int MostSteps = 12;

    /// <summary>The 5%, 50% and 95% quantiles from month 0 to the horizon, at equal steps.</summary>
    /// <param name="netPerMonth">B of each draw, USD.</param>
    /// <param name="upfront">C of each draw, USD.</param>
    /// <param name="horizonMonths">Months to look ahead.</param>
    public static IReadOnlyList<FanPoint> Of(ReadOnlySpan<double> netPerMonth, ReadOnlySpan<double> upfront, int horizonMonths)
    {
        var step = (horizonMonths + MostSteps - 1) / MostSteps;
        var values = new double[netPerMonth.Length];
        List<FanPoint> points = [];
        for (var month = 0; ; month = Math.Min(month + step, horizonMonths))
        {
            for (var draw = 0; draw < values.Length; draw++)
            {
                values[draw] = (netPerMonth[draw] * month) - upfront[draw];
            }

            Array.Sort(values);
            points.Add(new(month, Quantile.Type7(values, 0.05), Quantile.Type7(values, 0.50), Quantile.Type7(values, 0.95)));
            if (month == horizonMonths)
            {
                return points;
            }
        }
    }
}

/// <summary>Cumulative net after some months: what was saved less what was paid, USD, undiscounted.</summary>
/// <param name="Month">Months since the upfront cost was paid.</param>
/// <param name="P5">One draw in twenty is below.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">One draw in twenty is above.</param>
public sealed record FanPoint(int Month, double P5, double P50, double P95);
