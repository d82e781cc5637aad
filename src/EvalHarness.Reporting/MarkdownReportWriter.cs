using System.Text;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>report.md, GitHub flavour, for job summaries: what was found first, lists of items last.</summary>
public sealed class MarkdownReportWriter : IReportWriter
{
    /// <summary>GitHub shows no job summary above 1 MiB.</summary>
    public const int LargestBytes = 1024 * 1024;

    private const string LeftOut = "\n*Further sections are left out: this page would exceed 1 MiB. items.csv and analysis.json hold everything.*\n";

    public string FileName => "report.md";

    public ReportFormat? Format => ReportFormat.Markdown;

    public void Write(EvalReport report, Stream output)
    {
        var left = LargestBytes - Encoding.UTF8.GetByteCount(LeftOut);
        foreach (var section in Sections(report))
        {
            var bytes = Encoding.UTF8.GetBytes(section);
            if (bytes.Length > left)
            {
                output.Write(Encoding.UTF8.GetBytes(LeftOut));
                return;
            }

            output.Write(bytes);
            left -= bytes.Length;
        }
    }

    private static IEnumerable<string> Sections(EvalReport report)
    {
        yield return MarkdownSummary.Headline(report);
        if (report.Decision is { } card)
        {
            yield return "## Decision\n\n" + MarkdownDecision.Summary(report, card);
        }

        yield return MarkdownSummary.Arms(report);
        foreach (var comparison in report.Comparisons)
        {
            yield return MarkdownComparison.Of(report, comparison);
        }

        yield return MarkdownSummary.Guardrails(report);
        yield return MarkdownSummary.Notes(report);
        yield return MarkdownDetails.Outcomes(report);
        yield return MarkdownFields.Of(report);
        yield return MarkdownFields.Rewordings(report);
        yield return MarkdownCalibration.Of(report);
        yield return MarkdownDetails.Slices(report);
        yield return MarkdownDetails.Confusions(report);
        if (report.Decided is { } decided)
        {
            yield return MarkdownItems.Of(report, decided);
        }

        yield return MarkdownDetails.Methods(report);
    }
}
