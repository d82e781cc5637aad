using EvalHarness.Configuration;
using EvalHarness.Pricing;

namespace EvalHarness.Economics;

/// <summary>What an arm costs to run: by the call, by the hour, or both.</summary>
/// <param name="UsdPerCall">Token price of a call; null where it is unknown.</param>
/// <param name="Host">Null where it is not hosted by the hour.</param>
public sealed record ArmCost(double? UsdPerCall, HostingPlan? Host)
{
    /// <summary>True where neither tokens nor hours have a price: an unknown cost is not zero.</summary>
    public bool IsUnknown => UsdPerCall is null && Host is null;

    /// <summary>The central price of an hour; 0 where it is not hosted.</summary>
    public double CentralUsdPerHour => Host?.UsdPerHour.Central ?? 0;

    /// <summary>An arm's cost: what its answers cost where that was measured, else its price times the tokens that a call is expected to take.</summary>
    public static ArmCost Of(ArmConfig? arm, PriceCard? price, double? measuredUsdPerCall) =>
        new(measuredUsdPerCall ?? Expected(arm?.ExpectedCall, price ?? PriceCard.From(arm?.Price, arm?.Mode ?? ArmMode.Online)), HostingPlan.From(arm?.Host));

    /// <summary>c·V + F.</summary>
    public double UsdPerMonth(double callsPerMonth, double priceFactor, double usdPerHour) =>
        (callsPerMonth * (UsdPerCall ?? 0) * priceFactor) + (Host?.UsdPerMonth(callsPerMonth, usdPerHour) ?? 0);

    /// <summary>
    /// c = (1 + retry)·{plain·p_in + cached·p_cached + written·p_write + (output + reasoning)·p_out}; what is neither read from the
    /// cache nor written to it is plain.
    /// </summary>
    public static double? Expected(ExpectedCallConfig? call, PriceCard? card)
    {
        if (call is null || card is null)
        {
            return null;
        }

        var plain = Math.Max(0, call.InputTokens - call.CachedTokens - call.CacheWriteTokens);
        return (1 + call.RetryShare) * ((plain * (double)card.Input) + (call.CachedTokens * (double)card.CachedInput)
            + (call.CacheWriteTokens * (double)card.CacheWrite) + ((call.OutputTokens + call.ReasoningTokens) * (double)card.Output));
    }
}
