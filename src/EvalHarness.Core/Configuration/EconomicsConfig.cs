using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What calls, errors and upkeep cost. Every figure may be a number, a triangular range or a uniform one.</summary>
public sealed record EconomicsConfig
{
    [Description("Calls a month.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public required UncertainNumber CallsPerMonth { get; init; }

    [Description("Months in which the volume grows evenly from nothing to calls_per_month; 0 for all of it from the first month.")]
    [Range(0, int.MaxValue)]
    public int RampMonths { get; init; }

    [Description("What one wrong answer costs, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? CostPerError { get; init; }

    [Description("What each confusion costs, as a table: in place of one figure.")]
    [OtherFormOf(nameof(CostPerError))]
    public ErrorCostTableConfig? CostPerErrorTable { get; init; }

    [Description("Cost before the fine-tune serves its first call, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Upfront { get; init; }

    [Description("The same cost by its parts.")]
    [OtherFormOf(nameof(Upfront))]
    public UpfrontPartsConfig? UpfrontParts { get; init; }

    [Description("Upkeep of the fine-tune, in USD a year.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? MaintenancePerYear { get; init; }

    [Description("The same upkeep by the parts of one retraining cycle.")]
    [OtherFormOf(nameof(MaintenancePerYear))]
    public MaintenancePartsConfig? MaintenancePerYearParts { get; init; }

    [Description("Upkeep of the prompt, in USD a year.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber PromptUpkeepPerYear { get; init; } = UncertainNumber.Exactly(0);

    [Description("Value of a second of waiting, in USD a call.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber LatencyValuePerSecond { get; init; } = UncertainNumber.Exactly(0);

    [Description("Factor on API prices.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public UncertainNumber ApiPriceFactor { get; init; } = UncertainNumber.Exactly(1);

    [Description("What serving the fine-tune would cost, while there is no arm for it yet.")]
    public HostConfig? FineTuneHost { get; init; }

    [Description("Months in which it must repay.")]
    [Range(1, int.MaxValue)]
    public int HorizonMonths { get; init; } = 24;

    [Description("Discount rate a year.")]
    [Range(0d, 1d)]
    public double DiscountPerYear { get; init; } = 0.10;
}
