using EvalHarness.Arms;
using EvalHarness.Prompts;

namespace EvalHarness.Trials;

/// <summary>One attempt at an arm's endpoint: sends, times, and puts every failure into the contract's words.</summary>
internal static class ModelCall
{
    /// <summary>Throws only where <paramref name="stopNow"/> asked for it.</summary>
    public static async ValueTask<AttemptResult> SendAsync(
        Arm arm, RenderedPrompt prompt, string sampleId, int repeat, TimeProvider time, CancellationToken stopNow)
    {
        var options = CallOptions.For(arm.Options, sampleId, repeat);
        var limit = TimeSpan.FromSeconds(arm.Config.Limits.TimeoutSeconds);
        using var timeout = new CancellationTokenSource(limit, time);
        using var _ = stopNow.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
        var begun = time.GetTimestamp();
        try
        {
            var call = arm.Client.GetResponseAsync(prompt.Messages, options, timeout.Token);
            // A foreign client may ignore the token; the worker must not hang with it.
            var response = call.IsCompleted ? await call : await call.WaitAsync(timeout.Token);
            return new(response, null, CallFacts.Of(response)?.AttemptMs ?? time.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (Exception) when (stopNow.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopNow);
        }
        catch (Exception failure)
        {
            var error = ErrorOf(failure, timeout.IsCancellationRequested, limit);
            return new(null, error, error.AttemptMs ?? time.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    /// <summary>True where the failure shows that nothing was charged: the server refused, or was never reached.</summary>
    public static bool IsSurelyUnpaid(ProviderException error) =>
        error.Status >= 300 || error.InnerException is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    private static ProviderException ErrorOf(Exception failure, bool timedOut, TimeSpan limit) => failure switch
    {
        ProviderException known => known,
        OperationCanceledException when timedOut =>
            new(ErrorClass.Timeout, FormattableString.Invariant($"no answer within {limit.TotalSeconds:0.###} s (limits.timeout_seconds)"), failure),
        OperationCanceledException => new(ErrorClass.Timeout, failure.Message, failure),
        HttpRequestException { StatusCode: { } status } http => OfStatus((int)status, http),
        HttpRequestException or IOException => new(ErrorClass.Network, failure.Message, failure),
        _ => new(ErrorClass.Unknown, $"{failure.GetType().Name}: {failure.Message}", failure),
    };

    private static ProviderException OfStatus(int status, HttpRequestException failure) => new(status switch
    {
        401 or 403 => ErrorClass.Auth,
        404 => ErrorClass.NotFound,
        408 => ErrorClass.Timeout,
        429 => ErrorClass.RateLimited,
        503 or 529 => ErrorClass.Overloaded,
        409 or >= 500 => ErrorClass.ServerError,
        _ => ErrorClass.BadRequest,
    }, failure.Message, failure) { Status = status };
}
