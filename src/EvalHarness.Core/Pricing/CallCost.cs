namespace EvalHarness.Pricing;

/// <summary>The price of one call.</summary>
public static class CallCost
{
    /// <summary>
    /// USD = (input − cached − written)·p_in + cached·p_cached + written·p_write + output·p_out (prices.md). Reasoning is inside
    /// output. Null where the card is missing or the server did not count prompt or answer tokens: an unknown cost is not zero.
    /// </summary>
    public static decimal? Of(CallUsage usage, PriceCard? card)
    {
        if (card is null || usage.Input is not { } input || usage.Output is not { } output)
        {
            return null;
        }
        var cached = usage.CachedInput ?? 0;
        var written = usage.CacheWrite ?? 0;
        var plain = Math.Max(0, input - cached - written);
        return (plain * card.Input) + (cached * card.CachedInput) + (written * card.CacheWrite) + (output * card.Output);
    }
}
