using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>Which policy decides, and the facts that only people know.</summary>
public sealed record DecisionConfig
{
    [Description("Name of a shipped policy, or the path of one's own.")]
    public string Policy { get; init; } = "merged";

    [Description("Accuracy that an arm must be able to reach to be good enough at all; none when not set.")]
    [Range(0d, 1d)]
    public double? AccuracyFloor { get; init; }

    [Description("Facts that only people know; a missing one is unknown, never assumed.")]
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}
