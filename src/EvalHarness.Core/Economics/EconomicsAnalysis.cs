using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>Assumptions and measured gain → the money.</summary>
public static class EconomicsAnalysis
{
    /// <summary>The report of a choice between two arms.</summary>
    /// <param name="choice">The arms.</param>
    /// <param name="config">The assumptions; null where there are none.</param>
    /// <param name="seed">Of the simulation.</param>
    public static EconomicsReport Of(ArmChoice choice, EconomicsConfig? config, ulong seed)
    {
        if (config is not null && choice.PricedErrors is { } priced)
        {
            config = config with { CostPerError = UncertainNumber.Exactly(priced.UnitUsd ?? 0) };
        }

        var missing = MissingFigures.Of(config, choice.BaselineCost, choice.CandidateCost);
        var report = new EconomicsReport
        {
            Baseline = choice.Baseline,
            Candidate = choice.Candidate,
            Missing = missing,
            Reading = EconomicsReport.Unknown,
            HorizonMonths = config?.HorizonMonths ?? 0,
            CallsPerMonth = config?.CallsPerMonth.Central,
            Gain = choice.Gain?.Value,
            PricedErrors = choice.PricedErrors,
        };
        // Without a cost of errors everything else can still be told, and above all which cost would repay.
        if (config is null || missing.Any(key => key != MissingFigures.CostPerError))
        {
            return report;
        }

        var money = MoneyCase.Of(config, choice.BaselineCost, choice.CandidateCost, choice.Gain, choice.SecondsSaved);
        var complete = missing.Count == 0;
        var at = money.Central;
        report = report with
        {
            BaselinePerMonth = money.Baseline.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.BaselineUsdPerHour),
            CandidatePerMonth = money.Candidate.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.CandidateUsdPerHour),
            Upfront = at.Upfront,
            BreakEven = new(
                BreakEven.Gain(money), BreakEven.CostPerError(money), complete ? BreakEven.CallsPerMonth(money) : null,
                complete ? BreakEven.Upfront(money) : null, complete ? BreakEven.CandidateHours(money) : null),
        };
        return !complete ? report : report with
        {
            NetPerMonth = money.NetPerMonth(at),
            PaybackMonths = money.PaybackMonths(at),
            Reading = money.PaybackMonths(at) is null ? EconomicsReport.Never : EconomicsReport.Pays,
            PaybackCalls = BreakEven.Calls(money),
            NetPresentValue = money.NetPresentValue(at),
            BaselineTotal = TotalCost.OfBaseline(money, choice.PricedErrors?.BaselineUsdPerCall ?? ((1 - choice.BaselineAccuracy) * at.CostPerError)),
            CandidateTotal = TotalCost.OfCandidate(money, choice.PricedErrors?.CandidateUsdPerCall ?? ((1 - choice.CandidateAccuracy) * at.CostPerError)),
            Simulation = PaybackSimulation.Run(money, seed),
        };
    }
}

/// <summary>Two arms between which to choose.</summary>
/// <param name="Baseline">Name of the arm in use.</param>
/// <param name="Candidate">Name of the arm that might replace it.</param>
/// <param name="BaselineCost">Its cost.</param>
/// <param name="CandidateCost">Its cost.</param>
/// <param name="Gain">What was measured; null for equal accuracy.</param>
public sealed record ArmChoice(string Baseline, string Candidate, ArmCost BaselineCost, ArmCost CandidateCost, Gain? Gain)
{
    /// <summary>Seconds that the candidate answers earlier, by the medians.</summary>
    public double SecondsSaved { get; init; }

    /// <summary>Where errors are priced by a table: what the measured ones cost; else null.</summary>
    public PricedErrors? PricedErrors { get; init; }

    /// <summary>Null where it was not measured.</summary>
    public double? BaselineAccuracy { get; init; }

    /// <summary>Null where it was not measured.</summary>
    public double? CandidateAccuracy { get; init; }
}
