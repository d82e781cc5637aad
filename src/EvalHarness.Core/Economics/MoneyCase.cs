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

    /// <summary>Months in which the volume grows evenly to its full size; 0 or 1 for all of it from the first month.</summary>
    public int RampMonths { get; init; }

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
            RampMonths = config.RampMonths,
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

    /// <summary>Share of the full volume in a month, from 1: min(1, t / ramp).</summary>
    public double VolumeShare(int month) => month >= RampMonths ? 1 : (double)month / RampMonths;

    /// <summary>Σ over t = 1..months of B_t, where B_t is B at that month's volume.</summary>
    public double EarnedBy(in Assumptions at, int months)
    {
        double earned = 0;
        for (var month = 1; month <= Math.Min(months, RampMonths - 1); month++)
        {
            earned += NetInMonth(at, month);
        }

        return earned + (Math.Max(0, months - Math.Max(0, RampMonths - 1)) * NetPerMonth(at));
    }

    /// <summary>Σ over t = 1..months of the calls of that month.</summary>
    public double CallsBy(in Assumptions at, int months)
    {
        var grown = Math.Min(months, Math.Max(0, RampMonths - 1));
        return at.CallsPerMonth * ((RampMonths == 0 ? 0 : grown * (grown + 1) / 2.0 / RampMonths) + (months - grown));
    }

    /// <summary>NPV = −C + Σ over t = 1..H of B_t·(1 + r)^(−t/12).</summary>
    public double NetPresentValue(in Assumptions at) => NetPresentValue(at, Discounting.Months(DiscountPerYear, HorizonMonths));

    /// <param name="at">The assumptions.</param>
    /// <param name="months">Σ over t = 1..H of (1 + r)^(−t/12), worked out once for many assumptions.</param>
    internal double NetPresentValue(in Assumptions at, double months)
    {
        var full = NetPerMonth(at);
        var value = (full * months) - at.Upfront;
        for (var month = 1; month < Math.Min(RampMonths, HorizonMonths + 1); month++)
        {
            value += (NetInMonth(at, month) - full) * Math.Pow(1 + DiscountPerYear, -month / 12.0);
        }

        return value;
    }

    /// <summary>
    /// T* in months: C/B; while the volume grows, the first month t with Σ B ≥ C. Null where it never pays.
    /// </summary>
    public double? PaybackMonths(in Assumptions at)
    {
        double earned = 0;
        for (var month = 1; month < RampMonths; month++)
        {
            earned += NetInMonth(at, month);
            if (earned >= at.Upfront)
            {
                return month;
            }
        }

        var grown = Math.Max(0, RampMonths - 1);
        return NetPerMonth(at) is > 0 and var net ? grown + ((at.Upfront - earned) / net) : null;
    }

    private double NetInMonth(in Assumptions at, int month) => NetPerMonth(at with { CallsPerMonth = at.CallsPerMonth * VolumeShare(month) });
}
