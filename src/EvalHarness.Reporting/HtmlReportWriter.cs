using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Reporting.Html;

namespace EvalHarness.Reporting;

/// <summary>report.html: one file that needs no network, is read without JavaScript, and finds items with it.</summary>
public sealed class HtmlReportWriter : IReportWriter
{
    public string FileName => "report.html";

    public ReportFormat? Format => ReportFormat.Html;

    public void Write(EvalReport report, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), bufferSize: -1, leaveOpen: true) { NewLine = "\n" };
        HtmlPage.Write<ReportPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReportPage.Report)] = report }, text);
    }
}
