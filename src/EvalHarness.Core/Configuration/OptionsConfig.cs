using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>Sampling options. What is not set is not sent, except where a server's own default would invalidate the comparison.</summary>
public sealed record OptionsConfig
{
    [Description("Sampling temperature.")]
    [Range(0d, 2d)]
    public double? Temperature { get; init; }

    [Description("Nucleus sampling.")]
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double? TopP { get; init; }

    [Description("How long a reasoning model thinks: none, minimal, low, medium, high, xhigh or max.")]
    [AllowedValues("none", "minimal", "low", "medium", "high", "xhigh", "max")]
    public string? ReasoningEffort { get; init; }

    [Description("Most tokens of an answer.")]
    [Range(1, int.MaxValue)]
    public int? MaxOutputTokens { get; init; }

    [Description("Sampling seed, where the server takes one.")]
    public long? Seed { get; init; }

    [Description("Stream the answer, which is the only way to time the first token.")]
    public bool Stream { get; init; } = true;

    [Description("ollama: context length to load the model with.")]
    [Range(1, int.MaxValue)]
    public int? NumCtx { get; init; }

    [Description("ollama: true, false, low, medium, high or max; sent only where the model lists thinking.")]
    [AllowedValues("true", "false", "low", "medium", "high", "max")]
    public string? Think { get; init; }

    [Description("ollama: how long the model stays loaded after a call.")]
    public string? KeepAlive { get; init; }

    [Description("Texts that end the answer.")]
    public IReadOnlyList<string> Stop { get; init; } = [];

    [Description("anthropic: the API version header.")]
    public string? ApiVersion { get; init; }
}
