using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EvalHarness.Reporting.Html;

/// <summary>A component as a whole page of HTML: rendered once, no circuit behind it.</summary>
internal static class HtmlPage
{
    public static void Write<TPage>(IReadOnlyDictionary<string, object?> parameters, TextWriter text)
        where TPage : IComponent
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        text.Write("<!doctype html>\n");
        // The components do no asynchronous work: the task is complete when it is returned.
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters.ToDictionary()));
            page.WriteHtmlTo(text);
        }).GetAwaiter().GetResult();
        text.Write('\n');
    }
}
