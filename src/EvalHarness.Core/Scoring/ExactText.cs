using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>1 where the answer equals the expected text to the letter.</summary>
public sealed class ExactText : ITextMetric
{
    public string Name => "exact";

    public bool Decides => true;

    /// <inheritdoc/>
    public Score Measure(string? expected, string text) => TextMetric.Of(expected, wanted => text == wanted);
}
