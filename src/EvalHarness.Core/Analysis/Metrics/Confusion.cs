using System.Runtime.InteropServices;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Expected against answered labels.</summary>
internal static class Confusion
{
    /// <summary>The matrix of an arm over its answered trials; null where the task has no labels.</summary>
    public static ConfusionMatrix? Of(RunData run, int arm, LabelCodes labels)
    {
        if (run.Labels.Count == 0)
        {
            return null;
        }

        var counts = new Dictionary<(int Target, int Answer), int>();
        var rows = ArmRows.Of(run, arm);
        for (var row = rows.First; row < rows.End; row++)
        {
            var target = run.Samples.Targets[(row - rows.First) / run.Trials.Repeats];
            if (target >= 0 && ArmRows.IsAnswered(run.Trials, row))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (target, labels.AnswerOf(row)), out _)++;
            }
        }

        return new(run.Labels, [.. counts
            .OrderBy(cell => cell.Key.Target).ThenBy(cell => cell.Key.Answer)
            .Select(cell => new ConfusionCell(cell.Key.Target, cell.Key.Answer, cell.Value))]);
    }
}
