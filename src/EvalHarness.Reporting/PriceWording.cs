using EvalHarness.Pricing;

namespace EvalHarness.Reporting;

/// <summary>A price with its day, its age and its source.</summary>
public static class PriceWording
{
    private const decimal Million = 1_000_000;

    /// <summary>$0.10 in, $0.01 cached, $0.50 out per million tokens; read on 2026-11-01, 21 days before; list.</summary>
    public static string Of(PriceCard price, DateOnly? day) =>
        Figures.Text($"{Usd(price.Input)} in, {Usd(price.CachedInput)} cached, {Usd(price.CacheWrite)} written to the cache, {Usd(price.Output)} out per million tokens; ")
        + Read(price, day) + (price.Source is { } source ? $"; {source}" : "; no source is stated") + (price.Illustrative ? "; ILLUSTRATIVE, nobody charges this" : "");

    private static string Read(PriceCard price, DateOnly? day) => price.AsOf is not { } read ? "the day it was read is not stated"
        : Figures.Text($"read on {read:yyyy-MM-dd}")
            + (day is { } then && price.AgeOn(then) is { } age ? Figures.Text($", {age} days before{(age > PriceCard.OldAfterDays ? " (OLD: read it again)" : "")}") : "");

    private static string Usd(decimal perToken) => Figures.Text($"${perToken * Million:0.00##}");
}
