using System.Text.Json.Serialization;

namespace EvalHarness.Analysis;

/// <summary>What the calls of an arm cost, answers from our own cache left out.</summary>
public sealed record CostReport
{
    /// <summary>Sum of all known costs, 0 where every answer came from our own cache; null where none is known.</summary>
    public double? TotalUsd { get; init; }

    /// <summary>A thousand times the mean over answers of known cost.</summary>
    [JsonPropertyName("per_1000_usd")]
    public double? Per1000Usd { get; init; }

    /// <summary>Answers of unknown cost: while there are any, the total is a lower bound.</summary>
    public int UnpricedTrials { get; init; }

    /// <summary>Calls of unknown end: perhaps paid, in no figure.</summary>
    [JsonIgnore]
    public int MaybePaid { get; init; }

    /// <summary>True where the price is made up to illustrate.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Day the price was read.</summary>
    public DateOnly? PriceAsOf { get; init; }

    /// <summary>Where the price stands.</summary>
    public string? PriceSource { get; init; }
}
