using EvalHarness.Configuration;

namespace EvalHarness.Analysis;

/// <summary>What the plan says is compared.</summary>
public sealed record ComparisonFacts
{
    /// <summary>Place of the arm that the others are compared with.</summary>
    public required int Baseline { get; init; }

    /// <summary>Places of the arms that might replace it.</summary>
    public required IReadOnlyList<int> Candidates { get; init; }

    /// <summary>Place of the candidate that the decision is about.</summary>
    public required int Decide { get; init; }

    public MetricName Metric { get; init; } = MetricName.Accuracy;

    /// <summary>Chance of a false claim over all the comparisons together.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Gap that matters in practice.</summary>
    public double Margin { get; init; } = ComparisonConfig.DefaultMargin;

    /// <summary>True where the config did not state the margin.</summary>
    public bool MarginDefaulted { get; init; }

    /// <summary>What must not get worse.</summary>
    public GuardrailsConfig Guardrails { get; init; } = new();

    /// <summary>What a config compares, by the places of the arms.</summary>
    public static ComparisonFacts Of(ComparisonConfig comparison, IReadOnlyList<string> arms)
    {
        int Place(string name) => Enumerable.Range(0, arms.Count).First(place => arms[place] == name);
        var baseline = Place(comparison.Baseline);
        IReadOnlyList<int> candidates = comparison.Candidates.Contains(ComparisonConfig.All)
            ? [.. Enumerable.Range(0, arms.Count).Where(place => place != baseline)]
            : [.. comparison.Candidates.Select(Place)];
        return new()
        {
            Baseline = baseline,
            Candidates = candidates,
            Decide = comparison.Decide is { } decide ? Place(decide) : candidates[0],
            Metric = comparison.Metric,
            Alpha = comparison.Alpha,
            Margin = comparison.Margin ?? ComparisonConfig.DefaultMargin,
            MarginDefaulted = comparison.Margin is null,
            Guardrails = comparison.Guardrails,
        };
    }
}
