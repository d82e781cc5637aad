using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>The values at which the candidate repays exactly within the horizon, each with everything else at its central value.</summary>
/// <remarks>Each solves Σ B over the horizon = C, undiscounted (decision.md §2). Null where no value does.</remarks>
public static class BreakEven
{
    private const double LargestVolume = 1e12;

    /// <summary>The gain in accuracy that repays; null where errors cost nothing. Negative where the candidate is cheaper even if somewhat worse.</summary>
    public static double? Gain(MoneyCase money)
    {
        var perPoint = money.CallsBy(money.Central, money.HorizonMonths) * money.Central.CostPerError;
        return perPoint > 0 ? Shortfall(money, money.Central with { Gain = 0 }) / perPoint : null;
    }

    /// <summary>The cost of an error from which the measured gain repays; null where the candidate is no better.</summary>
    public static double? CostPerError(MoneyCase money)
    {
        var fewer = money.CallsBy(money.Central, money.HorizonMonths) * money.Central.Gain;
        return fewer > 0 ? Math.Max(0, Shortfall(money, money.Central with { CostPerError = 0 }) / fewer) : null;
    }

    /// <summary>The smallest volume from which it repays; null where no volume does.</summary>
    public static double? CallsPerMonth(MoneyCase money)
    {
        bool Repays(double calls) => Shortfall(money, money.Central with { CallsPerMonth = calls }) <= 0;
        var least = MonotoneSearch.SmallestWhere(0, LargestVolume, Repays);
        return Repays(least) ? least : null;
    }

    /// <summary>The largest upfront cost that repays; null where the month itself loses money.</summary>
    public static double? Upfront(MoneyCase money) =>
        money.EarnedBy(money.Central, money.HorizonMonths) is > 0 and var earned ? earned : null;

    /// <summary>The most hours a month that the candidate's instances may run; null where it is not hosted or none would do.</summary>
    public static double? CandidateHours(MoneyCase money)
    {
        // With a growing volume the number of instances changes from month to month, and no one figure of hours is the answer.
        if (money.Candidate.Host is not { } host || money.Central.CandidateUsdPerHour == 0 || money.RampMonths > 1)
        {
            return null;
        }

        var perHour = host.Instances(money.Central.CallsPerMonth) * money.Central.CandidateUsdPerHour;
        var left = host.HoursPerMonth - (Shortfall(money, money.Central) / money.HorizonMonths / perHour);
        return left > 0 ? left : null;
    }

    /// <summary>Calls until the upfront cost is earned back, C/(B/V) at an even volume; null for never.</summary>
    public static double? Calls(MoneyCase money)
    {
        if (money.PaybackMonths(money.Central) is not { } months)
        {
            return null;
        }

        var whole = (int)Math.Min(int.MaxValue, Math.Floor(months));
        return money.CallsBy(money.Central, whole) + ((months - whole) * money.Central.CallsPerMonth);
    }

    /// <summary>What the horizon lacks of C; negative where it earns more.</summary>
    private static double Shortfall(MoneyCase money, in Assumptions at) => at.Upfront - money.EarnedBy(at, money.HorizonMonths);
}
