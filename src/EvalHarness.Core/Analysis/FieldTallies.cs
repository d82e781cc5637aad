using EvalHarness.Statistics;

namespace EvalHarness.Analysis;

/// <summary>
/// Fields of an extraction counted per trial row: a wrong value is one false positive and one false negative, an absent field is
/// null (statistics.md §7).
/// </summary>
/// <param name="TruePositives">Fields with the expected value.</param>
/// <param name="FalsePositives">Fields with another value than expected, or with one where none was expected.</param>
/// <param name="FalseNegatives">Expected fields that are missing or wrong.</param>
public sealed record FieldTallies(int[] TruePositives, int[] FalsePositives, int[] FalseNegatives)
{
    /// <summary>The counts of one row.</summary>
    public FieldCounts Of(int row) => new(TruePositives[row], FalsePositives[row], FalseNegatives[row]);
}
