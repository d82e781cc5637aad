using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>What each confusion of two labels costs.</summary>
public sealed record ErrorCostTableConfig
{
    [Description("CSV of expected label, answered label and cost in USD.")]
    public required string Path { get; init; }
}
