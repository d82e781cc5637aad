namespace EvalHarness.Analysis.Metrics;

/// <summary>Precision, recall and F1 per label (statistics.md §7: an abstention is an answer of an extra class; 0/0 is 0).</summary>
internal static class LabelScores
{
    /// <summary>Scores of every label that is expected or answered, in the label list's order.</summary>
    public static IReadOnlyList<LabelScore> Of(ConfusionMatrix confusion)
    {
        var right = new int[confusion.Labels.Count];
        var expected = new int[confusion.Labels.Count];
        var answered = new int[confusion.Labels.Count];
        foreach (var (target, answer, count) in confusion.Cells)
        {
            expected[target] += count;
            if (answer != ConfusionMatrix.NoAnswer)
            {
                answered[answer] += count;
                right[answer] += answer == target ? count : 0;
            }
        }

        return [.. Enumerable.Range(0, confusion.Labels.Count)
            .Where(code => expected[code] + answered[code] > 0)
            .Select(code => new LabelScore(
                confusion.Labels[code],
                answered[code] == 0 ? 0 : (double)right[code] / answered[code],
                expected[code] == 0 ? 0 : (double)right[code] / expected[code],
                2.0 * right[code] / (expected[code] + answered[code]),
                expected[code]))];
    }

    /// <summary>Mean F1 over the labels that are expected or answered; null without any.</summary>
    public static double? MacroF1(IReadOnlyList<LabelScore> scores) => scores.Count == 0 ? null : scores.Average(score => score.F1);
}
