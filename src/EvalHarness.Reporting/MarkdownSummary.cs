using System.Text;

namespace EvalHarness.Reporting;

/// <summary>The parts of report.md that a hurried reader sees.</summary>
internal static class MarkdownSummary
{
    public static string Headline(EvalReport report)
    {
        var lines = SummaryTextWriter.Lines(report).Select(MarkdownText.Escape);
        return $"# {MarkdownText.Escape(report.Name)}\n\n{string.Join("\n\n", lines)}\n\n";
    }

    public static string Arms(EvalReport report) => "## Arms\n\n" + MarkdownTable.Of(
        ["Arm", "Accuracy [95%]", "To the letter", "Macro-F1", "MCC", "Valid", "p50", "p95", "Cost per 1,000", "Failed"],
        report.Arms.Select(arm => (IReadOnlyList<string>)
        [
            MarkdownText.Escape(Wording.ArmName(arm)),
            Figures.PercentWithInterval(arm.Metrics.Accuracy),
            Figures.Percent(arm.Metrics.ExactMatch.Value),
            Figures.Percent(arm.Metrics.MacroF1?.Value),
            Figures.Coefficient(arm.Metrics.Mcc?.Value),
            Figures.Percent(arm.Metrics.ValidRate.Value),
            Figures.Milliseconds(arm.LatencyMs.P50.Value),
            Figures.Milliseconds(arm.LatencyMs.P95.Value),
            Figures.Usd(arm.Cost.Per1000Usd) + (arm.Cost.Illustrative ? " (illustrative)" : ""),
            Figures.Count(arm.Counts.Failed),
        ]));

    public static string Guardrails(EvalReport report) => report.Guardrails.Count == 0 ? "" : "## What must not get worse\n\n"
        + MarkdownTable.Of(
            ["Guardrail", "Arm", "Measured [95%]", "Limit", "Status"],
            report.Guardrails.Select(guardrail => (IReadOnlyList<string>)
            [
                MarkdownText.Escape(guardrail.Id),
                MarkdownText.Escape(guardrail.Candidate),
                Figures.Text($"{guardrail.Value:0.####} [{guardrail.Lower:0.####}, {guardrail.Upper:0.####}]"),
                Figures.Text($"{guardrail.Limit:0.####}"),
                guardrail.Status,
            ]));

    public static string Notes(EvalReport report)
    {
        var notes = new StringBuilder();
        foreach (var note in report.EveryNote)
        {
            notes.Append("- ").Append(MarkdownText.Escape(note)).Append('\n');
        }

        return notes.Length == 0 ? "" : $"## To know\n\n{notes}\n";
    }
}
