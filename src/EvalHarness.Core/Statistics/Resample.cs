namespace EvalHarness.Statistics;

/// <summary>What a grouping of items means to the bootstrap.</summary>
public enum Resample
{
    /// <summary>Whole groups are drawn: items of a group depend on each other.</summary>
    Groups,

    /// <summary>Items are drawn within each group, which keeps its size: groups are strata.</summary>
    WithinStrata,
}
