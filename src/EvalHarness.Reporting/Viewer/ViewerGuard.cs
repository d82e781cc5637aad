using EvalHarness.Ledger;
using Microsoft.AspNetCore.Http;

namespace EvalHarness.Reporting.Viewer;

/// <summary>
/// Stands before every page: refuses requests that were meant for another host (DNS rebinding) or sent by another page, forbids the
/// browser everything but our own style sheet, and turns what goes wrong into a page.
/// </summary>
/// <param name="warn">Told of errors that are the viewer's own.</param>
internal sealed class ViewerGuard(Action<string> warn)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ViewerStyle.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Not no-referrer: then browsers send "Origin: null" with our own forms.
        headers["Referrer-Policy"] = "same-origin";
        try
        {
            if (!IsOurs(context.Request.Host, context.Connection.LocalPort))
            {
                throw new ViewerProblem(StatusCodes.Status403Forbidden, "this address is not the viewer's. Open the address that 'evalharness view' printed.");
            }

            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
                && !string.Equals(context.Request.Headers.Origin, $"http://{context.Request.Host}", StringComparison.OrdinalIgnoreCase))
            {
                throw new ViewerProblem(StatusCodes.Status403Forbidden, "this was sent from another page. Open the item in the viewer and save the review there.");
            }

            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went on.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message) = Describe(exception);
            if (status == StatusCodes.Status500InternalServerError)
            {
                warn($"{context.Request.Method} {context.Request.Path}: {exception}");
            }

            await ViewerPages.AnswerAsync<ProblemPage>(context, status, (nameof(ProblemPage.Status), status), (nameof(ProblemPage.Message), message))
                .ConfigureAwait(false);
        }
    }

    private static bool IsOurs(HostString host, int port) =>
        host.Host is "127.0.0.1" or "[::1]" || string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? (host.Port ?? 80) == port : false;

    private static (int Status, string Message) Describe(Exception exception) => exception switch
    {
        ViewerProblem problem => (problem.Status, problem.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, $"the review is larger than {ViewerServer.LargestBody} bytes. Shorten the comment or the answer."),
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        InvalidDataException => (StatusCodes.Status400BadRequest, "the form cannot be read: it holds too many or too long fields."),
        LedgerException => (StatusCodes.Status422UnprocessableEntity, exception.Message),
        IOException or UnauthorizedAccessException => (StatusCodes.Status503ServiceUnavailable, exception.Message),
        _ => (StatusCodes.Status500InternalServerError, $"internal error: {exception.GetType().Name}. The terminal that the viewer was started in says more."),
    };
}
