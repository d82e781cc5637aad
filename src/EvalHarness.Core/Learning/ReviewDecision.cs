using System.Text.Json.Serialization;

namespace EvalHarness.Learning;

/// <summary>What a reviewer decided of an answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewDecision>))]
public enum ReviewDecision
{
    /// <summary>The answer is right, whatever the target says.</summary>
    [JsonStringEnumMemberName("accept")] Accept,

    /// <summary>Another answer is right.</summary>
    [JsonStringEnumMemberName("correct")] Correct,

    /// <summary>A remark that decides nothing.</summary>
    [JsonStringEnumMemberName("comment")] Comment,
}
