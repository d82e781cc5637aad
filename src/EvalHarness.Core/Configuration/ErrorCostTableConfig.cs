using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>What each confusion of two labels costs.</summary>
public sealed record ErrorCostTableConfig
{
    [Description("CSV with the columns gold, predicted, cost (USD); * stands for every label, an empty predicted cell for no label.")]
    public required string Path { get; init; }
}
