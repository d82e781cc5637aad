using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Reporting.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EvalHarness.Reporting;

/// <summary>report.html: one file that needs no network, is read without JavaScript, and finds items with it.</summary>
public sealed class HtmlReportWriter : IReportWriter
{
    public string FileName => "report.html";

    public ReportFormat? Format => ReportFormat.Html;

    public void Write(EvalReport report, Stream output)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        using var text = new StreamWriter(output, new UTF8Encoding(false), bufferSize: -1, leaveOpen: true) { NewLine = "\n" };
        text.Write("<!doctype html>\n");
        // The components do no asynchronous work: the task is complete when it is returned.
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Report)] = report });
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
            page.WriteHtmlTo(text);
        }).GetAwaiter().GetResult();
        text.Write('\n');
    }
}
