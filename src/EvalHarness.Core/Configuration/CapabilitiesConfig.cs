using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What a model accepts, where the shipped table is silent or wrong.</summary>
public sealed record CapabilitiesConfig
{
    [Description("Name of the output limit: max_completion_tokens or max_tokens.")]
    [AllowedValues("max_completion_tokens", "max_tokens")]
    public string? MaxTokensName { get; init; }

    [Description("Whether temperature is accepted.")]
    public bool? Temperature { get; init; }

    [Description("Whether seed is accepted.")]
    public bool? Seed { get; init; }

    [Description("Whether JSON schema output is accepted.")]
    public bool? JsonSchema { get; init; }

    [Description("Whether a reasoning effort is accepted.")]
    public bool? ReasoningEffort { get; init; }
}
