using EvalHarness.Scoring;

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
    /// <summary>The tallies that a ledger holds; null where no trial was scored by fields.</summary>
    public static FieldTallies? Of(Ledger.TrialTable trials) =>
        trials.Scores.ContainsKey(ScoreNames.TruePositives)
            ? new(Column(trials, ScoreNames.TruePositives), Column(trials, ScoreNames.FalsePositives), Column(trials, ScoreNames.FalseNegatives))
            : null;

    private static int[] Column(Ledger.TrialTable trials, string name) => [.. trials.ScoreColumn(name).Select(count => Math.Max(0, (int)count))];

    /// <summary>The counts of one row.</summary>
    public Statistics.FieldCounts Of(int row) => new(TruePositives[row], FalsePositives[row], FalseNegatives[row]);
}
