using EvalHarness.Configuration;

namespace EvalHarness.Pricing;

/// <summary>What a model's tokens cost, as of a day, by a source. USD per single token.</summary>
/// <param name="Input">Uncached prompt tokens.</param>
/// <param name="CachedInput">Prompt tokens read from the cache.</param>
/// <param name="CacheWrite">Prompt tokens written to the cache.</param>
/// <param name="Output">Answer tokens, reasoning included.</param>
/// <param name="AsOf">Day the price was read; null where the config does not say.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Illustrative">True for a made-up price.</param>
public sealed record PriceCard(decimal Input, decimal CachedInput, decimal CacheWrite, decimal Output, DateOnly? AsOf, string? Source, bool Illustrative)
{
    /// <summary>Above this age a price is likely no longer charged: prices of hosted models moved within weeks (prices.md).</summary>
    public const int OldAfterDays = 90;

    /// <summary>The card of a config's price rows; null where there are none, for an unknown price is not zero.</summary>
    /// <param name="price">The rows.</param>
    /// <param name="mode">How the arm is asked: batch calls cost their share.</param>
    public static PriceCard? From(PriceConfig? price, ArmMode mode = ArmMode.Online)
    {
        if (price is not { Input: { } input, Output: { } output })
        {
            return null;
        }

        var factor = (mode == ArmMode.Batch ? price.BatchFactor : 1) / price.Per;
        return new(
            input * factor, (price.CachedInput ?? input) * factor, (price.CacheWrite ?? input) * factor, output * factor,
            price.AsOf, price.Source, price.Illustrative);
    }

    /// <summary>Days between the day it was read and another; null where nobody said which day.</summary>
    public int? AgeOn(DateOnly day) => AsOf is { } read ? day.DayNumber - read.DayNumber : null;
}
