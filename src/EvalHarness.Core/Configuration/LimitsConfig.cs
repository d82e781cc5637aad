using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>How hard an endpoint may be driven.</summary>
public sealed record LimitsConfig
{
    [Description("Calls at once; when not set it starts at 8.")]
    [Range(1, int.MaxValue)]
    public int? Concurrency { get; init; }

    [Description("Calls in any rolling minute.")]
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; init; }

    [Description("Tokens in any rolling minute.")]
    [Range(1, int.MaxValue)]
    public int? TokensPerMinute { get; init; }

    [Description("Longest one attempt may take.")]
    [Range(0.01, 86_400)]
    public double TimeoutSeconds { get; init; } = 60;

    [Description("Attempts per item, the first included.")]
    [Range(1, int.MaxValue)]
    public int Attempts { get; init; } = 5;

    [Description("Arms of one group share the per-minute limits; default: base_url and the key's name.")]
    public string? Group { get; init; }
}
