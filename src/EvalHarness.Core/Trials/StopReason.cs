using System.Text.Json.Serialization;

namespace EvalHarness.Trials;

/// <summary>Why an arm ended with trials unasked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StopReason>))]
public enum StopReason
{
    /// <summary>It did not: every trial was asked.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>Many trials in a row got no answer.</summary>
    [JsonStringEnumMemberName("endpoint_dead")] EndpointDead,

    /// <summary>The endpoint refuses every call: key, model name or a parameter.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The account has no quota left.</summary>
    [JsonStringEnumMemberName("quota_exhausted")] QuotaExhausted,

    /// <summary>Many answers in a row could not be read.</summary>
    [JsonStringEnumMemberName("unparseable")] Unparseable,

    /// <summary>The budget was reached.</summary>
    [JsonStringEnumMemberName("budget")] Budget,

    /// <summary>The run was asked to stop.</summary>
    [JsonStringEnumMemberName("drained")] Drained,

    /// <summary>The question was answered before all was asked (<c>--stop-early</c>).</summary>
    [JsonStringEnumMemberName("decided")] Decided,
}
