using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>The choice between two arms in money: what each costs, what is assumed, and within what ranges.</summary>
public sealed record MoneyCase
{
    public required ArmCost Baseline { get; init; }

    public required ArmCost Candidate { get; init; }

    /// <summary>The assumptions at the middle of their ranges; the gain as it was measured, 0 (equal accuracy) where it was not.</summary>
    public required Assumptions Central { get; init; }

    /// <summary>What is known only within a range.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>Seconds that the candidate answers earlier.</summary>
    public double SecondsSaved { get; init; }

    /// <summary>Months in which it must repay.</summary>
    public required int HorizonMonths { get; init; }

    public required double DiscountPerYear { get; init; }

    /// <summary>The case of a config.</summary>
    /// <param name="config">Its economics, nothing of which <see cref="MissingFigures"/> misses but the cost of an error.</param>
    /// <param name="baseline">Cost of the arm in use.</param>
    /// <param name="candidate">Cost of the arm that might replace it.</param>
    /// <param name="gain">What was measured; null for equal accuracy.</param>
    /// <param name="secondsSaved">Seconds that the candidate answers earlier.</param>
    public static MoneyCase Of(EconomicsConfig config, ArmCost baseline, ArmCost candidate, Gain? gain, double secondsSaved = 0)
    {
        var costPerError = config.CostPerError ?? UncertainNumber.Exactly(0);
        var upfront = OneTimeCost.Of(config)!;
        var maintenance = Maintenance.PerYear(config)!;
        IEnumerable<(string Name, UncertainNumber? Range, Func<Assumptions, double, Assumptions> Put)> ranges =
        [
            ("calls_per_month", config.CallsPerMonth, (at, value) => at with { CallsPerMonth = value }),
            ("cost_per_error", costPerError, (at, value) => at with { CostPerError = value }),
            ("upfront", upfront, (at, value) => at with { Upfront = value }),
            ("maintenance_per_year", maintenance, (at, value) => at with { MaintenancePerYear = value }),
            ("prompt_upkeep_per_year", config.PromptUpkeepPerYear, (at, value) => at with { PromptUpkeepPerYear = value }),
            ("latency_value_per_second", config.LatencyValuePerSecond, (at, value) => at with { LatencyValuePerSecond = value }),
            ("api_price_factor", config.ApiPriceFactor, (at, value) => at with { ApiPriceFactor = value }),
            ("baseline.usd_per_hour", baseline.Host?.UsdPerHour, (at, value) => at with { BaselineUsdPerHour = value }),
            ("candidate.usd_per_hour", candidate.Host?.UsdPerHour, (at, value) => at with { CandidateUsdPerHour = value }),
        ];
        var drivers = ranges.Where(range => range.Range is { IsExact: false }).Select(range => Driver.OfRange(range.Name, range.Range!, range.Put));
        return new()
        {
            Baseline = baseline,
            Candidate = candidate,
            Central = ranges.Where(range => range.Range is not null)
                .Aggregate(new Assumptions { Gain = gain?.Value ?? 0 }, (at, range) => range.Put(at, range.Range!.Central)),
            Drivers = gain is null ? [.. drivers] : [.. drivers, Driver.OfGain(gain)],
            SecondsSaved = secondsSaved,
            HorizonMonths = config.HorizonMonths,
            DiscountPerYear = config.DiscountPerYear,
        };
    }

    /// <summary>B: what the candidate saves a month, upkeep paid.</summary>
    /// <remarks>B = V·S − (F_F − F_P) − (M_F − M_P) + V·gain·e + V·(L_P − L_F)·λ.</remarks>
    public double NetPerMonth(in Assumptions at) =>
        Baseline.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.BaselineUsdPerHour)
        - Candidate.UsdPerMonth(at.CallsPerMonth, at.ApiPriceFactor, at.CandidateUsdPerHour)
        - ((at.MaintenancePerYear - at.PromptUpkeepPerYear) / 12)
        + (at.CallsPerMonth * at.Gain * at.CostPerError)
        + (at.CallsPerMonth * SecondsSaved * at.LatencyValuePerSecond);

    /// <summary>NPV = −C + B · Σ over t = 1..H of (1 + r)^(−t/12).</summary>
    public double NetPresentValue(in Assumptions at) => NetPresentValue(at, Discounting.Months(DiscountPerYear, HorizonMonths));

    internal double NetPresentValue(in Assumptions at, double months) => (NetPerMonth(at) * months) - at.Upfront;

    /// <summary>T* = C/B in months; null where it never pays.</summary>
    public double? PaybackMonths(in Assumptions at) => NetPerMonth(at) is > 0 and var net ? at.Upfront / net : null;
}
