namespace EvalHarness.Economics;

/// <summary>Total cost of ownership of one arm.</summary>
/// <param name="ModelPerMonth">Calls and hosting.</param>
/// <param name="UpkeepPerMonth">Maintenance or prompt upkeep.</param>
/// <param name="ErrorsPerMonth">Wrong answers; null where the arm's accuracy or the cost of an error is unknown.</param>
/// <param name="Upfront">Paid before the first call.</param>
/// <param name="OverHorizon">All of it over the horizon, undiscounted; without errors where these are unknown.</param>
public sealed record TotalCost(double ModelPerMonth, double UpkeepPerMonth, double? ErrorsPerMonth, double Upfront, double OverHorizon)
{
    /// <summary>Cost of the arm in use.</summary>
    public static TotalCost OfBaseline(MoneyCase money, double? errorRate)
    {
        var at = money.Central;
        return Sum(
            money.Baseline.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.BaselineUsdPerHour),
            at.PromptUpkeepPerYear / 12, errorRate * at.CallsPerMonth * at.CostPerError, 0, money.HorizonMonths);
    }

    /// <summary>Cost of the arm that might replace it.</summary>
    public static TotalCost OfCandidate(MoneyCase money, double? errorRate)
    {
        var at = money.Central;
        return Sum(
            money.Candidate.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.CandidateUsdPerHour),
            at.MaintenancePerYear / 12, errorRate * at.CallsPerMonth * at.CostPerError, at.Upfront, money.HorizonMonths);
    }

    private static TotalCost Sum(double model, double upkeep, double? errors, double upfront, int months) =>
        new(model, upkeep, errors, upfront, upfront + ((model + upkeep + (errors ?? 0)) * months));
}
