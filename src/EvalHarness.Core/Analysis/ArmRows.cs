using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>The rows of one arm in the trial table: First to End − 1, samples in order, repeats within a sample.</summary>
internal readonly record struct ArmRows(int First, int End)
{
    public static ArmRows Of(RunData run, int arm)
    {
        var first = run.Trials.RowOf(new TrialKey(arm, 0, 0));
        return new(first, first + (run.Trials.Samples * run.Trials.Repeats));
    }

    /// <summary>True where the row holds an answer, rightly or not: what counts in n.</summary>
    public static bool IsAnswered(TrialTable trials, int row) => trials.Present[row] && trials.Class[row] != TrialClass.Failed;

    /// <summary>True where the answer said something that the task allows.</summary>
    public static bool IsValid(TrialClass outcome) => outcome is TrialClass.Correct or TrialClass.Wrong;
}
