using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>1 where the expected text stands in the answer as whole words, both in <see cref="NormalText"/>'s form.</summary>
public sealed class ContainsText : ITextMetric
{
    public string Name => "contains";

    public bool Decides => true;

    /// <inheritdoc/>
    public Score Measure(string? expected, string text) =>
        TextMetric.Of(expected, wanted => NormalText.Contains(NormalText.Of(text), NormalText.Of(wanted)));
}
