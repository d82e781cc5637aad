using System.Text.Json.Serialization;

namespace EvalHarness.Arms;

/// <summary>Why a call gave no answer (contract: error classes).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrorClass>))]
public enum ErrorClass : byte
{
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("rate_limited")] RateLimited,
    [JsonStringEnumMemberName("quota_exhausted")] QuotaExhausted,
    [JsonStringEnumMemberName("overloaded")] Overloaded,
    [JsonStringEnumMemberName("server_error")] ServerError,
    [JsonStringEnumMemberName("network")] Network,
    [JsonStringEnumMemberName("timeout")] Timeout,
    [JsonStringEnumMemberName("auth")] Auth,
    [JsonStringEnumMemberName("not_found")] NotFound,
    [JsonStringEnumMemberName("bad_request")] BadRequest,
    [JsonStringEnumMemberName("context_too_long")] ContextTooLong,
    [JsonStringEnumMemberName("parameter_refused")] ParameterRefused,
    [JsonStringEnumMemberName("malformed_response")] MalformedResponse,
    [JsonStringEnumMemberName("cut_stream")] CutStream,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
    [JsonStringEnumMemberName("budget")] Budget,
    [JsonStringEnumMemberName("circuit_open")] CircuitOpen,
}
