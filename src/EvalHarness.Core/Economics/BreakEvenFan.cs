using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>How much money a choice has made or lost by each month, over the draws of the simulation.</summary>
/// <remarks>A draw stands at Σ B − C after t months, undiscounted, as the payback itself.</remarks>
public static class BreakEvenFan
{
    /// <summary>More points than this no chart shows.</summary>
    private const int MostSteps = 12;

    /// <summary>The 5%, 50% and 95% quantiles from month 0 to the horizon, at equal steps.</summary>
    /// <param name="money">The case, with its horizon.</param>
    /// <param name="drawn">The assumptions of each draw.</param>
    public static IReadOnlyList<FanPoint> Of(MoneyCase money, ReadOnlySpan<Assumptions> drawn)
    {
        var horizonMonths = money.HorizonMonths;
        var step = (horizonMonths + MostSteps - 1) / MostSteps;
        var values = new double[drawn.Length];
        List<FanPoint> points = [];
        for (var month = 0; ; month = Math.Min(month + step, horizonMonths))
        {
            for (var draw = 0; draw < values.Length; draw++)
            {
                values[draw] = money.EarnedBy(drawn[draw], month) - drawn[draw].Upfront;
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
