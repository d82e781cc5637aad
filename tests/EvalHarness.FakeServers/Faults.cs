namespace EvalHarness.FakeServers;

/// <summary>Everything that can be made to go wrong, by name. Bodies and codes follow the providers' documents, no traffic was recorded of most.</summary>
public static class Faults
{
    public const string ResetBefore = "reset";
    public const string ResetInBody = "reset-in-body";
    public const string ResetAfter = "reset-after";
    public const string Truncate = "truncate";
    public const string CutStream = "cut-stream";
    public const string StreamError = "stream-error";
    public const string Html = "html";
    public const string Empty = "empty";
    public const string NoChoices = "no-choices";
    public const string Refusal = "refusal";
    public const string Length = "length";
    public const string Filter = "filter";
    public const string Filter400 = "filter-400";
    public const string UnknownFinish = "unknown-finish";
    public const string NoFinish = "no-finish";
    public const string NoUsage = "no-usage";
    public const string Drip = "drip";
    public const string Hang = "hang";
    public const string Stall = "stall";
    public const string WrongLength = "wrong-length";
    public const string Gzip = "gzip";
    public const string BrokenGzip = "broken-gzip";
    public const string Huge = "huge";
    public const string DuplicateKeys = "duplicate-keys";
    public const string EchoKey = "echo-key";
    public const string EchoKeyInText = "echo-key-in-text";
    public const string EchoKeyCut = "echo-key-cut";
    public const string EchoKeyInLongText = "echo-key-in-long-text";
    public const string RetryAfterOn200 = "retry-after-on-200";
    public const string Fallback = "fallback";
    public const string TemplateTokens = "template-tokens";
    public const string Redirect = "redirect";

    internal static IReadOnlyDictionary<string, StatusFault> Statuses { get; } = new Dictionary<string, StatusFault>(StringComparer.Ordinal)
    {
        ["400"] = new(400, "invalid_request_error", null, "We could not parse the JSON body of your request."),
        ["400-context"] = new(400, "invalid_request_error", "context_length_exceeded", "This model's maximum context length is 4096 tokens."),
        ["400-parameter"] = new(400, "invalid_request_error", "unsupported_value",
            "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported."),
        ["400-unsupported"] = new(400, "invalid_request_error", "unsupported_parameter",
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        ["400-schema"] = new(400, "invalid_request_error", null,
            "Invalid schema for response_format 'answer': 'additionalProperties' is required to be supplied and to be false."),
        ["400-think"] = new(400, "invalid_request_error", null, "\"fake-model\" does not support thinking"),
        ["401"] = new(401, "authentication_error", "invalid_api_key", "Incorrect API key provided."),
        ["402"] = new(402, "billing_error", null, "Insufficient balance."),
        ["403"] = new(403, "permission_error", null, "Your key may not use this model."),
        ["404"] = new(404, "not_found_error", "model_not_found", "The model 'model-x' does not exist."),
        ["408"] = new(408, null, null, "Request timeout."),
        ["409"] = new(409, null, null, "Conflict."),
        ["413"] = new(413, "request_too_large", null, "Request exceeds the maximum size."),
        ["422"] = new(422, "invalid_request_error", null, "Extra inputs are not permitted"),
        ["429"] = new(429, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached.", ("Retry-After", "1")),
        ["429-date"] = new(429, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached.", ("Retry-After", "{date}")),
        ["429-ms"] = new(429, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached.", ("Retry-After", "1"), ("Retry-After-Ms", "20")),
        ["429-none"] = new(429, "tokens", "rate_limit_exceeded", "Rate limit reached."),
        ["429-day"] = new(429, "rate_limit_error", "rate_limit_exceeded", "Requests per day reached.", ("Retry-After", "43200")),
        ["429-quota"] = new(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota."),
        ["429-reset"] = new(429, "tokens", "rate_limit_exceeded", "Rate limit reached.",
            ("x-ratelimit-limit-requests", "500"), ("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "1.2s")),
        ["429-slow"] = new(429, "rate_limit_error", "slow_down", "You are sending requests too quickly."),
        ["429-credit"] = new(429, "insufficient_quota", "credit_balance_exhausted", "Your credit balance is exhausted."),
        ["429-spend-organization"] = new(429, "insufficient_quota", "organization_spend_limit_exceeded", "The organization's spend limit is reached."),
        ["429-spend-project"] = new(429, "insufficient_quota", "project_spend_limit_exceeded", "The project's spend limit is reached."),
        ["429-usage-organization"] = new(429, "insufficient_quota", "organization_usage_limit_exceeded", "The organization's usage limit is reached."),
        ["429-spend-enforced"] = new(429, "rate_limit_error", "enforced_spend_limit_reached", "The workspace's spend limit is reached."),
        ["499"] = new(499, null, null, "The request was closed."),
        ["500"] = new(500, "server_error", null, "The server had an error."),
        ["502"] = new(502, null, null, "Bad gateway."),
        ["503"] = new(503, "server_error", "server_is_overloaded", "server busy, please try again.  maximum pending requests exceeded"),
        ["503-after"] = new(503, "server_error", "server_is_overloaded", "The server is overloaded.", ("Retry-After", "1")),
        ["504"] = new(504, null, null, "Gateway timeout."),
        ["529"] = new(529, "overloaded_error", null, "Overloaded"),
    };

    /// <summary>All names.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(Statuses.Keys.Concat(
    [
        ResetBefore, ResetInBody, ResetAfter, Truncate, CutStream, StreamError, Html, Empty, NoChoices, Refusal, Length, Filter, Filter400,
        UnknownFinish, NoFinish, NoUsage, Drip, Hang, Stall, WrongLength, Gzip, BrokenGzip, Huge, DuplicateKeys, EchoKey, EchoKeyInText, EchoKeyCut, EchoKeyInLongText,
        RetryAfterOn200, Fallback, TemplateTokens, Redirect,
    ]), StringComparer.Ordinal);
}
