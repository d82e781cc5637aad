using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>What calls, errors and upkeep cost. Every figure may be a number, a triangular range or a uniform one.</summary>
public sealed record EconomicsConfig
{
    [Description("Calls a month.")]
    public required UncertainNumber CallsPerMonth { get; init; }

    [Description("What one wrong answer costs, in USD.")]
    public UncertainNumber? CostPerError { get; init; }

    [Description("Cost before the fine-tune serves its first call, in USD.")]
    public UncertainNumber? Upfront { get; init; }

    [Description("Upkeep of the fine-tune, in USD a year.")]
    public UncertainNumber? MaintenancePerYear { get; init; }

    [Description("Upkeep of the prompt, in USD a year.")]
    public UncertainNumber PromptUpkeepPerYear { get; init; } = UncertainNumber.Exactly(0);

    [Description("Value of a second of waiting, in USD a call.")]
    public UncertainNumber LatencyValuePerSecond { get; init; } = UncertainNumber.Exactly(0);

    [Description("Factor on API prices.")]
    public UncertainNumber ApiPriceFactor { get; init; } = UncertainNumber.Exactly(1);

    [Description("Months in which it must repay.")]
    public int HorizonMonths { get; init; } = 24;

    [Description("Discount rate a year.")]
    public double DiscountPerYear { get; init; } = 0.10;
}
