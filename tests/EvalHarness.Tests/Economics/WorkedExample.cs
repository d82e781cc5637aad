using EvalHarness.Configuration;
using EvalHarness.Economics;
using EvalHarness.Pricing;

namespace EvalHarness.Tests.Economics;

/// <summary>1,200 documents, 41 fixed and 18 broken by the fine-tune; $40,000 upfront, a GPU around the clock, 60,000 calls a month.</summary>
internal static class WorkedExample
{
    public const int Items = 1200;
    public const int Fixed = 41;
    public const int Broke = 18;

    public static readonly Gain Gain = new((Fixed - Broke) / (double)Items, 0.006845, 0.032493, EvalHarness.Economics.Gain.OfItems(Fixed, Broke, Items));

    public static EconomicsConfig Config { get; } = new()
    {
        CallsPerMonth = new(40_000, 60_000, 90_000),
        CostPerError = new(0.5, 1.5, 4),
        Upfront = new(40_000, 40_000, 80_000),
        MaintenancePerYear = new(15_000, null, 30_000),
        ApiPriceFactor = new(0.8, 1, 1.2),
        HorizonMonths = 24,
        DiscountPerYear = 0.10,
    };

    public static ArmCost Prompted { get; } = new(
        ArmCost.Expected(
            new() { InputTokens = 3200, CachedTokens = 2340, OutputTokens = 12 },
            new PriceCard(2.5e-6m, 1.25e-6m, 2.5e-6m, 10e-6m, null, null, true)),
        null);

    public static ArmCost FineTuned { get; } = Hosted(new(0.75, 1.006, 1.3));

    public static MoneyCase Case => MoneyCase.Of(Config, Prompted, FineTuned, Gain);

    /// <summary>One instance, around the clock unless told otherwise.</summary>
    public static ArmCost Hosted(UncertainNumber usdPerHour, double hours = 730) =>
        new(null, new HostingPlan(usdPerHour, hours, null, 0.6, 1, 1));

    public static UncertainNumber Exactly(double value) => UncertainNumber.Exactly(value);
}
