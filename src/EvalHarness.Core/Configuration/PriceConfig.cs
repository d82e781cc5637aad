using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What a token costs, as of a day, by a source.</summary>
public sealed record PriceConfig
{
    [Description("Take the row from a table: shipped, or the path of a model_prices_and_context_window.json of LiteLLM. Without it, input and output are due.")]
    public string? From { get; init; }

    [Description("The table's key; the arm's model when not set.")]
    public string? Model { get; init; }

    [Description("Day the price was read.")]
    public DateOnly? AsOf { get; init; }

    [Description("Always USD.")]
    [AllowedValues("USD")]
    public string Currency { get; init; } = "USD";

    [Description("Tokens that the figures below are for.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public decimal Per { get; init; } = 1_000_000;

    [Description("Uncached prompt tokens.")]
    [Range(0, double.MaxValue)]
    public decimal? Input { get; init; }

    [Description("Prompt tokens read from the cache; input when not set.")]
    [Range(0, double.MaxValue)]
    public decimal? CachedInput { get; init; }

    [Description("Prompt tokens written to the cache; input when not set.")]
    [Range(0, double.MaxValue)]
    public decimal? CacheWrite { get; init; }

    [Description("Answer tokens, reasoning included.")]
    [Range(0, double.MaxValue)]
    public decimal? Output { get; init; }

    [Description("What batch calls cost of the above.")]
    [Range(0, double.MaxValue)]
    public decimal BatchFactor { get; init; } = 0.5m;

    [Description("Where the price stands.")]
    public string? Source { get; init; }

    [Description("True for a made-up price that only illustrates; every report says so.")]
    public bool Illustrative { get; init; }
}

/// <summary>What serving a model oneself costs.</summary>
public sealed record HostConfig
{
    /// <summary>What <c>requests_per_second</c> says where a capacity run measures it.</summary>
    public const string Measured = "measured";

    [Description("Price of one instance by the hour.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber UsdPerHour { get; init; }

    [Description("Hours a month that it runs.")]
    [Range(0d, 744d, MinimumIsExclusive = true)]
    public double HoursPerMonth { get; init; } = 730;

    [Description("Calls a second that one instance sustains, or measured.")]
    public string? RequestsPerSecond { get; init; }

    [Description("Where the measured figure stands (capacity writes it).")]
    public string? MeasuredFrom { get; init; }

    [Description("Share of that capacity that is planned to be used.")]
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double Utilisation { get; init; } = 0.6;

    [Description("Busiest hour over the mean hour.")]
    [Range(1, int.MaxValue)]
    public double PeakFactor { get; init; } = 1;

    [Description("Fewest instances kept up.")]
    [Range(1, int.MaxValue)]
    public int MinInstances { get; init; } = 1;
}
