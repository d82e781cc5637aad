namespace EvalHarness.Analysis.Metrics;

/// <summary>Precision, recall and F1 per label (statistics.md §7: an abstention is an answer of an extra class; 0/0 is 0).</summary>
internal static class LabelScores
{
    /// <summary>Scores of every live label, in the label list's order.</summary>
    public static IReadOnlyList<LabelScore> Of(ConfusionMatrix confusion, LabelCodes labels)
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
            .Where(code => labels.IsLive[code])
            .Select(code => new LabelScore(
                confusion.Labels[code],
                Share(right[code], answered[code]),
                Share(right[code], expected[code]),
                Share(2 * right[code], expected[code] + answered[code]),
                expected[code]))];
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
