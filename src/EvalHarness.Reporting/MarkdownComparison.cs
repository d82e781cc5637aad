using System.Text;
using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>One candidate against the baseline in report.md.</summary>
internal static class MarkdownComparison
{
    public static string Of(EvalReport report, PairedComparison comparison)
    {
        var text = new StringBuilder();
        text.Append(Figures.Text($"## {MarkdownText.Escape(comparison.Candidate)} against {MarkdownText.Escape(comparison.Baseline)}\n\n"));
        text.Append(Figures.Text($"**{Capital(Wording.Verdict(comparison))}.** {Capital(Wording.Difference(comparison))}.\n\n"));
        if (comparison.Table is { } table)
        {
            text.Append(MarkdownTable.Of(
                [$"{Figures.Count(comparison.N)} items", $"{MarkdownText.Escape(comparison.Baseline)} right", $"{MarkdownText.Escape(comparison.Baseline)} wrong"],
                [
                    [$"{MarkdownText.Escape(comparison.Candidate)} right", Figures.Count(table.BothRight), $"{Figures.Count(table.OnlyCandidate)} fixed"],
                    [$"{MarkdownText.Escape(comparison.Candidate)} wrong", $"{Figures.Count(table.OnlyBaseline)} broke", Figures.Count(table.BothWrong)],
                ]));
        }

        text.Append(MarkdownTable.Of(["Figure", "Value", "How"], ComparisonRows.Of(report, comparison)
            .Select(row => (IReadOnlyList<string>)[MarkdownText.Escape(row.Name), row.Value, row.How])));
        return text.ToString();
    }

    private static string Capital(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
