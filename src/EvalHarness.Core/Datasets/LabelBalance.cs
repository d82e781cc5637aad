using System.Globalization;

namespace EvalHarness.Datasets;

/// <summary>How the labels are spread over held-out and training data, and what that means for the results.</summary>
internal static class LabelBalance
{
    // With fewer items a label's own recall has an interval wider than 60 points (Wilson, 95%).
    private const int FewItems = 5;
    private const double LopsidedShare = 0.8;
    private const int LabelsNamed = 5;

    public static IReadOnlyList<LabelCount> Count(IReadOnlyDictionary<string, int> inHeldout, IReadOnlyDictionary<string, int>? inTraining)
    {
        return [.. inHeldout.Keys.Union(inTraining?.Keys ?? Enumerable.Empty<string>(), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(label => new LabelCount(label, inHeldout.GetValueOrDefault(label), inTraining?.GetValueOrDefault(label)))];
    }

    public static IEnumerable<AuditFinding> Findings(IReadOnlyList<LabelCount> counts, LabelSet labels, int heldout)
    {
        var present = counts.Where(count => count.Heldout > 0).ToArray();
        var (largest, smallest) = (present.MaxBy(count => count.Heldout)!, present.MinBy(count => count.Heldout)!);
        var share = (double)largest.Heldout / heldout;
        yield return Finding(
            share >= LopsidedShare ? AuditSeverity.Warning : AuditSeverity.Note,
            $"{present.Length} labels in the held-out set, from {smallest.Heldout} ('{smallest.Label}') to {largest.Heldout} items ('{largest.Label}'); always answering '{largest.Label}' would be right {100 * share:F1}% of the time",
            share >= LopsidedShare ? "Compare on macro_f1, or hold out more of the rarer labels" : null);

        foreach (var (found, message) in new[]
        {
            (present.Where(count => count.Heldout < FewItems), $"have fewer than {FewItems} held-out items: nothing can be said of them one by one"),
            (present.Where(count => count.Training == 0), "stand in the held-out set and never in the training data"),
        })
        {
            var names = found.Select(count => count.Label).ToArray();
            if (names.Length > 0)
            {
                yield return Finding(AuditSeverity.Note, $"{names.Length} labels {message}: {Some(names)}", null);
            }
        }

        var absent = labels.Labels.Except(present.Select(count => count.Label), StringComparer.Ordinal).ToArray();
        if (absent.Length > 0)
        {
            yield return Finding(AuditSeverity.Note, $"{absent.Length} labels have no held-out item: {Some(absent)}", null);
        }

        var spellings = counts.Select(count => count.Label).GroupBy(NormalisedText.Of, StringComparer.Ordinal).Where(group => group.Count() > 1).ToArray();
        if (spellings.Length > 0)
        {
            yield return Finding(
                AuditSeverity.Warning,
                $"labels differ only in case or spaces: {Some([.. spellings.Select(group => string.Join(" / ", group.Select(label => $"'{label}'")))])}",
                "Spell each label one way");
        }
    }

    private static AuditFinding Finding(AuditSeverity severity, FormattableString message, string? remedy) =>
        new(severity, FormattableString.Invariant(message), remedy, []) { Rule = "label-balance" };

    private static string Some(string[] names) =>
        string.Join(", ", names.Take(LabelsNamed))
        + (names.Length > LabelsNamed ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - LabelsNamed} more") : "");
}
