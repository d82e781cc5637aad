using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>How fields and texts are compared with the expected ones.</summary>
public sealed record ScoringConfig
{
    [Description("Extraction: how each field is compared.")]
    public IReadOnlyDictionary<string, FieldScoringConfig> Fields { get; init; } = new Dictionary<string, FieldScoringConfig>();

    [Description("Text scorers: exact, normalised, contains, regex, rouge_l.")]
    public IReadOnlyList<TextScorerName> Text { get; init; } = [];

    [Description("Pattern for the regex text scorer.")]
    public string? Regex { get; init; }
}

/// <summary>How one extracted field is compared.</summary>
public sealed record FieldScoringConfig
{
    [Description("exact, normalised, number, date or set.")]
    public FieldComparison As { get; init; } = FieldComparison.Normalised;

    [Description("Largest absolute difference of two equal numbers.")]
    [Range(0, double.MaxValue)]
    public double Tolerance { get; init; }
}

/// <summary>Ways to compare one extracted field.</summary>
public enum FieldComparison { Exact, Normalised, Number, Date, Set }

/// <summary>Scorers for free text.</summary>
public enum TextScorerName { Exact, Normalised, Contains, Regex, RougeL }
