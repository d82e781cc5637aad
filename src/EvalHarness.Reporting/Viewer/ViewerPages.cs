using System.Globalization;
using EvalHarness.Analysis;
using EvalHarness.Analysis.Regression;
using EvalHarness.Learning;
using EvalHarness.Ledger;
using EvalHarness.Reporting.Html;
using EvalHarness.Trials;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace EvalHarness.Reporting.Viewer;

/// <summary>The viewer's addresses and what each shows.</summary>
internal sealed class ViewerPages(ViewerOptions options, RunCatalog catalog, OpenRuns runs, ReviewToken token)
{
    private static readonly FormOptions Form = new() { ValueCountLimit = 16, KeyLengthLimit = 32, ValueLengthLimit = ViewerServer.LargestBody };

    public void MapTo(IEndpointRouteBuilder app)
    {
        app.MapGet("/", context => AnswerAsync<RunsPage>(context, StatusCodes.Status200OK, (nameof(RunsPage.Runs), catalog.Read()), (nameof(RunsPage.Results), options.Results)));
        app.MapGet("/runs/{run}", context => ShowAsync<RunPage>(context));
        app.MapGet("/runs/{run}/items", context => ShowAsync<ItemsPage>(context, (nameof(ItemsPage.Query), ItemQuery.Of(context.Request.Query)), (nameof(ItemsPage.Page), PageOf(context))));
        app.MapGet("/runs/{run}/items/{place:int}", context => ShowAsync<ItemPage>(
            context, (nameof(ItemPage.Query), ItemQuery.Of(context.Request.Query)), (nameof(ItemPage.Sample), PlaceOf(context)),
            (nameof(ItemPage.Token), token.Text), (nameof(ItemPage.Reviewer), options.Reviewer)));
        app.MapPost("/runs/{run}/items/{place:int}/reviews", ReviewAsync);
        app.MapGet("/compare", CompareAsync);
        // Browsers ask for one of themselves.
        app.MapGet("/favicon.ico", context => { context.Response.StatusCode = StatusCodes.Status204NoContent; return Task.CompletedTask; });
        app.MapFallback("{*path}", _ => throw new ViewerProblem(StatusCodes.Status404NotFound, "there is no such page."));
    }

    /// <summary>Sends a page.</summary>
    public static Task AnswerAsync<TPage>(HttpContext context, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent => SendAsync(context, status, Html<TPage>(parameters));

    private Task ShowAsync<TPage>(HttpContext context, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var html = runs.Use(RunOf(context), opened =>
        {
            RefuseUnknownPlace(context, opened);
            return Html<TPage>([(nameof(RunPage.Opened), opened), .. parameters]);
        });
        return SendAsync(context, StatusCodes.Status200OK, html);
    }

    private Task CompareAsync(HttpContext context)
    {
        var (earlier, later) = (RunNamed(context.Request.Query["earlier"].ToString()), RunNamed(context.Request.Query["run"].ToString()));
        var html = runs.Use(earlier, then => runs.Use(later, now =>
        {
            var pinned = PinnedRun.Of(then.Open.Data, RunManifest.Digests(earlier.Manifest(Shard.Whole)));
            var report = RegressionAnalysis.Of(pinned, now.Open.Data);
            return Html<ComparePage>([(nameof(ComparePage.Earlier), then), (nameof(ComparePage.Later), now), (nameof(ComparePage.Report), report)]);
        }));
        return SendAsync(context, StatusCodes.Status200OK, html);
    }

    private async Task ReviewAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new ViewerProblem(StatusCodes.Status415UnsupportedMediaType, "a review is sent as a form.");
        }

        var form = await new FormFeature(context.Request, Form).ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        if (!token.Is(form["token"]))
        {
            throw new ViewerProblem(StatusCodes.Status403Forbidden, "this form is not of this viewer, or the viewer was started anew. Open the item again and save there.");
        }

        var query = ItemQuery.Of(context.Request.Query);
        var (run, place) = (RunOf(context), PlaceOf(context));
        var next = runs.Use(run, opened =>
        {
            RefuseUnknownPlace(context, opened);
            ReviewFile.Append(run, ReviewForm.Read(form, opened, place, options.Time.GetUtcNow()));
            return form["then"] == "next" ? Neighbours.Of(query.Select(opened), place).Next ?? place : place;
        });
        // 303: going back or reloading does not send the review again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = RunAddress.Item(run.RunId, next, query.Address) + (next == place ? "#reviews" : "");
    }

    private RunPaths RunOf(HttpContext context) => RunNamed(context.Request.RouteValues["run"] as string ?? "");

    private RunPaths RunNamed(string runId) => catalog.Find(runId)
        ?? throw new ViewerProblem(StatusCodes.Status404NotFound, $"there is no run '{OutputSanitizer.Visible(runId, 100)}' in {options.Results}.");

    private static int PlaceOf(HttpContext context) => int.Parse((string)context.Request.RouteValues["place"]!, CultureInfo.InvariantCulture);

    private static int PageOf(HttpContext context) => int.TryParse(context.Request.Query["page"], CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    private static void RefuseUnknownPlace(HttpContext context, OpenedRun opened)
    {
        if (context.Request.RouteValues.ContainsKey("place") && (PlaceOf(context) < 0 || PlaceOf(context) >= opened.Open.Data.Samples.Count))
        {
            throw new ViewerProblem(StatusCodes.Status404NotFound, Figures.Text($"the run has {opened.Open.Data.Samples.Count} items, counted from 0."));
        }
    }

    private static string Html<TPage>((string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        using var text = new StringWriter { NewLine = "\n" };
        HtmlPage.Write<TPage>(parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal), text);
        return text.ToString();
    }

    private static Task SendAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html, context.RequestAborted);
    }
}
