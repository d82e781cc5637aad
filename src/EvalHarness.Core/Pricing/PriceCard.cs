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
    /// <summary>The card of a config's price rows; null where there are none, for an unknown price is not zero.</summary>
    public static PriceCard? From(PriceConfig? price) => price is null ? null : new(
        price.Input / price.Per,
        (price.CachedInput ?? price.Input) / price.Per,
        (price.CacheWrite ?? price.Input) / price.Per,
        price.Output / price.Per,
        price.AsOf, price.Source, price.Illustrative);
}
