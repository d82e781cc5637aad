using System.Text.Json.Serialization;

namespace EvalHarness.Analysis.Regression;

/// <summary>What a comparison with a pinned run comes to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegressionOutcome>))]
public enum RegressionOutcome
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("warning")] Warning,
    [JsonStringEnumMemberName("alarm")] Alarm,
    [JsonStringEnumMemberName("too_small")] TooSmall,
    [JsonStringEnumMemberName("unreached")] Unreached,
}
