using System.Globalization;
using EvalHarness.Arms;

namespace EvalHarness.Providers.Errors;

/// <summary>
/// Status, code, type and message of any provider to the contract's class. Codes come before messages and messages before the bare
/// status: a quota stop and a full minute are both 429, and only the code tells (providers.md §2).
/// </summary>
internal static class ErrorClassifier
{
    /// <summary>The class of an error; <paramref name="status"/> is null for one that came inside an answer of status 200.</summary>
    public static ErrorClass Classify(int? status, ErrorBody error)
    {
        // OpenRouter puts the upstream's status where others put a code.
        if (status is null && int.TryParse(error.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600)
            status = code;
        return ByWord(error.Code) ?? ByMessage(status, error.Message) ?? ByStatus(status) ?? ByWord(error.Type)
            ?? (status is null ? ErrorClass.ServerError : ErrorClass.Unknown);
    }

    /// <summary>True where the provider's filter refused the prompt: that is an answer about the item, no failure of the call.</summary>
    public static bool IsContentFilter(ErrorBody error) => error.Code is "content_filter" or "content_policy_violation";

    private static ErrorClass? ByWord(string? word) => word switch
    {
        "insufficient_quota" or "credit_balance_exhausted" or "organization_spend_limit_exceeded" or "project_spend_limit_exceeded"
            or "organization_usage_limit_exceeded" or "enforced_spend_limit_reached" or "billing_hard_limit_reached" or "billing_not_active"
            or "billing_error" => ErrorClass.QuotaExhausted,
        "context_length_exceeded" or "exceed_context_size_error" or "request_too_large" => ErrorClass.ContextTooLong,
        "unsupported_value" or "unsupported_parameter" or "unknown_parameter" => ErrorClass.ParameterRefused,
        "model_not_found" or "not_found_error" or "DeploymentNotFound" => ErrorClass.NotFound,
        "invalid_api_key" or "authentication_error" or "permission_error" => ErrorClass.Auth,
        "rate_limit_exceeded" or "rate_limit_error" or "slow_down" => ErrorClass.RateLimited,
        "server_is_overloaded" or "overloaded_error" => ErrorClass.Overloaded,
        "api_error" or "server_error" or "timeout_error" => ErrorClass.ServerError,
        "invalid_request_error" => ErrorClass.BadRequest,
        _ => null,
    };

    // Only where the status leaves the reason open: a 429 about tokens per minute also speaks of limits and lengths.
    private static ErrorClass? ByMessage(int? status, string message)
    {
        if (status is not (null or 400 or 413 or 422 or 500))
            return null;
        if (Says(message, "credit balance is too low"))
            return ErrorClass.QuotaExhausted;
        if (Says(message, "context length") || Says(message, "context window") || Says(message, "prompt is too long")
            || Says(message, "input is too long") || Says(message, "context size") || Says(message, "too many tokens") || Says(message, "max_model_len"))
            return ErrorClass.ContextTooLong;
        if (status is not (400 or 422))
            return null;
        if (Says(message, "API key not valid"))
            return ErrorClass.Auth;
        if (Says(message, "not a valid model"))
            return ErrorClass.NotFound;
        if (Says(message, "does not support") || Says(message, "unsupported parameter") || Says(message, "unsupported value")
            || Says(message, "is not supported with this model") || Says(message, "deprecated for this model")
            || Says(message, "not permitted") || Says(message, "Invalid schema for response_format"))
            return ErrorClass.ParameterRefused;
        return null;
    }

    /// <summary>
    /// 408, 409, 425 and 499 speak of the connection or of a passing state, not of the model's time, so they are retried as server errors;
    /// timeout stays the word for a model that was asked and did not answer.
    /// </summary>
    private static ErrorClass? ByStatus(int? status) => status switch
    {
        null => null,
        401 or 403 => ErrorClass.Auth,
        402 => ErrorClass.QuotaExhausted,
        404 or (>= 300 and < 400) => ErrorClass.NotFound,
        408 or 409 or 425 or 499 => ErrorClass.ServerError,
        413 => ErrorClass.ContextTooLong,
        429 => ErrorClass.RateLimited,
        503 or 529 => ErrorClass.Overloaded,
        >= 500 and < 600 => ErrorClass.ServerError,
        >= 400 and < 500 => ErrorClass.BadRequest,
        _ => ErrorClass.Unknown,
    };

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
