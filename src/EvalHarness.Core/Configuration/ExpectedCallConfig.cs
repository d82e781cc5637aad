using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>Tokens of one call, as somebody expects them.</summary>
public sealed record ExpectedCallConfig
{
    [Description("All prompt tokens.")]
    [Range(0, double.MaxValue)]
    public required double InputTokens { get; init; }

    [Description("Those of them that are read from the provider's cache.")]
    [Range(0, double.MaxValue)]
    public double CachedTokens { get; init; }

    [Description("Those of them that are written to it.")]
    [Range(0, double.MaxValue)]
    public double CacheWriteTokens { get; init; }

    [Description("Answer tokens without reasoning.")]
    [Range(0, double.MaxValue)]
    public double OutputTokens { get; init; }

    [Description("Reasoning tokens.")]
    [Range(0, double.MaxValue)]
    public double ReasoningTokens { get; init; }

    [Description("Share of calls that are paid twice.")]
    [Range(0d, 1d)]
    public double RetryShare { get; init; }
}
