using EvalHarness.Arms;
using EvalHarness.Providers.Http;

namespace EvalHarness.Providers.Errors;

/// <summary>Makes the one exception that adapters throw, with every known key taken out of what the server wrote.</summary>
internal sealed class ProviderErrors(string armName, SecretRedactor secrets)
{
    private static readonly TimeSpan LongestRateWait = TimeSpan.FromMinutes(10);

    /// <summary>The server refused: a status other than 2xx.</summary>
    public ProviderException Refused(int status, ErrorBody error, ServerHeaders headers, CallClock? clock = null) =>
        Make(Lasting(ErrorClassifier.Classify(status, error), headers), error.Message, status, error, headers, clock);

    /// <summary>The server reported an error inside an answer of status 200.</summary>
    public ProviderException InAnswer(int status, ErrorBody error, ServerHeaders headers, CallClock clock) =>
        Make(ErrorClassifier.Classify(status: null, error), error.Message, status, error, headers, clock);

    /// <summary>The exchange broke: no connection, no valid bytes, or fewer than promised.</summary>
    public ProviderException Broken(ErrorClass errorClass, string what, int? status, ServerHeaders headers, CallClock? clock, Exception? inner = null) =>
        Make(errorClass, what, status, error: null, headers, clock, inner);

    private ProviderException Make(ErrorClass errorClass, string message, int? status, ErrorBody? error, ServerHeaders headers, CallClock? clock,
        Exception? inner = null) => new(errorClass, $"{armName}: {secrets.Redact(message)}", Harmless(inner))
        {
            Status = status,
            Type = Redacted(error?.Type),
            Code = Redacted(error?.Code),
            RetryAfter = headers.RetryAfter,
            RequestId = Redacted(headers.RequestId),
            AttemptMs = clock?.FailedMs,
        };

    // A limit that renews in a day is no limit of the minute: waiting for it attempt by attempt would only lose the night.
    private static ErrorClass Lasting(ErrorClass errorClass, ServerHeaders headers) =>
        errorClass == ErrorClass.RateLimited && headers.RetryAfter > LongestRateWait ? ErrorClass.QuotaExhausted : errorClass;

    private string? Redacted(string? text) => text is null ? null : secrets.Redact(text);

    // An inner exception is printed with the outer one, and its text is not ours to change.
    private Exception? Harmless(Exception? inner) => inner is null || secrets.IsIn(inner.ToString()) ? null : inner;
}
