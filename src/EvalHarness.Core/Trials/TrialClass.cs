using System.Text.Json.Serialization;

namespace EvalHarness.Trials;

/// <summary>The one class of a trial (contract: Trial classes). All but the first and the last count as wrong; the last stands outside n.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrialClass>))]
public enum TrialClass : byte
{
    [JsonStringEnumMemberName("correct")] Correct,
    [JsonStringEnumMemberName("wrong")] Wrong,
    [JsonStringEnumMemberName("ambiguous")] Ambiguous,
    [JsonStringEnumMemberName("unparseable")] Unparseable,
    [JsonStringEnumMemberName("invalid_json")] InvalidJson,
    [JsonStringEnumMemberName("refused")] Refused,
    [JsonStringEnumMemberName("filtered")] Filtered,
    [JsonStringEnumMemberName("truncated")] Truncated,
    [JsonStringEnumMemberName("timeout")] Timeout,
    [JsonStringEnumMemberName("failed")] Failed,
}
