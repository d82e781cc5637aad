using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace EvalHarness.Reporting.Html;

/// <summary>A component as a whole page of HTML: rendered once, no circuit behind it.</summary>
internal static class HtmlPage
{
    public static void Write<TPage>(IReadOnlyDictionary<string, object?> parameters, TextWriter text)
        where TPage : IComponent
    {
        using var renderer = new HtmlRenderer(new PlainComponents(), NullLoggerFactory.Instance);
        text.Write("<!doctype html>\n");
        // The components do no asynchronous work: the task is complete when it is returned.
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters.ToDictionary()));
            page.WriteHtmlTo(text);
        }).GetAwaiter().GetResult();
        text.Write('\n');
    }

    /// <summary>
    /// The components ask for no service. The renderer's own activator would compile an expression for each component, to pass services to
    /// constructors that take none: https://github.com/dotnet/aspnetcore/blob/v10.0.0/src/Components/Components/src/DefaultComponentActivator.cs
    /// </summary>
    private sealed class PlainComponents : IServiceProvider, IComponentActivator
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IComponentActivator) ? this : null;

        public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(componentType)!;
    }
}
