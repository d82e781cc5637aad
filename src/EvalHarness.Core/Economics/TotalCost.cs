namespace EvalHarness.Economics;

/// <summary>Total cost of ownership of one arm; the monthly figures are those of the full volume.</summary>
/// <param name="ModelPerMonth">Calls and hosting.</param>
/// <param name="UpkeepPerMonth">Maintenance or prompt upkeep.</param>
/// <param name="ErrorsPerMonth">Wrong answers; null where the arm's accuracy or the cost of an error is unknown.</param>
/// <param name="Upfront">Paid before the first call.</param>
/// <param name="OverHorizon">All of it over the horizon, undiscounted; without errors where these are unknown.</param>
public sealed record TotalCost(double ModelPerMonth, double UpkeepPerMonth, double? ErrorsPerMonth, double Upfront, double OverHorizon)
{
    /// <summary>Cost of the arm in use.</summary>
    /// <param name="money">The case.</param>
    /// <param name="errorsPerCall">What its wrong answers cost, a call; null where unknown.</param>
    public static TotalCost OfBaseline(MoneyCase money, double? errorsPerCall)
    {
        var at = money.Central;
        return Of(money, calls => money.Baseline.UsdPerMonth(calls, at.ApiPriceFactor, at.BaselineUsdPerHour), at.PromptUpkeepPerYear / 12, errorsPerCall, 0);
    }

    /// <summary>Cost of the arm that might replace it.</summary>
    /// <param name="money">The case.</param>
    /// <param name="errorsPerCall">What its wrong answers cost, a call; null where unknown.</param>
    public static TotalCost OfCandidate(MoneyCase money, double? errorsPerCall)
    {
        var at = money.Central;
        return Of(money, calls => money.Candidate.UsdPerMonth(calls, at.ApiPriceFactor, at.CandidateUsdPerHour), at.MaintenancePerYear / 12, errorsPerCall, at.Upfront);
    }

    private static TotalCost Of(MoneyCase money, Func<double, double> model, double upkeep, double? errorsPerCall, double upfront)
    {
        var calls = money.Central.CallsPerMonth;
        var models = Enumerable.Range(1, money.HorizonMonths).Sum(month => model(calls * money.VolumeShare(month)));
        var errors = (errorsPerCall ?? 0) * money.CallsBy(money.Central, money.HorizonMonths);
        return new(model(calls), upkeep, errorsPerCall * calls, upfront, upfront + models + (upkeep * money.HorizonMonths) + errors);
    }
}
