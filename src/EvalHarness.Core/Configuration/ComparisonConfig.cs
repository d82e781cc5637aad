using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>Which arms are compared, on which metric, and what gap matters.</summary>
public sealed record ComparisonConfig
{
    [Description("Name of the arm that is in use or would be.")]
    public required string Baseline { get; init; }

    [Description("Names of the arms that might replace it, or all.")]
    public IReadOnlyList<string> Candidates { get; init; } = [All];

    [Description("Which candidate the decision is about; the first when not set.")]
    public string? Decide { get; init; }

    [Description("accuracy, exact_match, macro_f1, mcc, field_f1 or valid_rate.")]
    public MetricName Metric { get; init; } = MetricName.Accuracy;

    [Description("Chance of a false claim that is accepted.")]
    [Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Alpha { get; init; } = 0.05;

    [Description("Gap that matters in practice, always positive; 0.03 when not set, and then every report says so.")]
    [Range(0d, 1d, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double? Margin { get; init; }

    [Description("What must not get worse.")]
    public GuardrailsConfig Guardrails { get; init; } = new();

    /// <summary>The word that stands for every other arm.</summary>
    public const string All = "all";

    /// <summary>The margin used when none was stated (statistics.md §0).</summary>
    public const double DefaultMargin = 0.03;
}

/// <summary>Metrics a comparison may decide on.</summary>
public enum MetricName
{
    Accuracy,
    ExactMatch,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("macro_f1")] MacroF1,
    Mcc,
    [System.Text.Json.Serialization.JsonStringEnumMemberName("field_f1")] FieldF1,
    ValidRate,
}

/// <summary>What must not get worse.</summary>
public sealed record GuardrailsConfig
{
    [Description("Largest drop of accuracy in any slice.")]
    [Range(0d, 1d)]
    public double? SliceDrop { get; init; }

    [Description("Smallest share of valid answers.")]
    [Range(0d, 1d)]
    public double? ValidRate { get; init; }

    [Description("Largest 95th percentile of latency.")]
    [System.Text.Json.Serialization.JsonPropertyName("p95_latency_ms")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? P95LatencyMs { get; init; }

    [Description("Whether an unknown guardrail blocks.")]
    public bool Strict { get; init; }
}
