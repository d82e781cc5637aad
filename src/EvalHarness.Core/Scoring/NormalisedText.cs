using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>1 where the answer equals the expected text in <see cref="NormalText"/>'s form.</summary>
public sealed class NormalisedText : ITextMetric
{
    public string Name => "normalised";

    public bool Decides => true;

    /// <inheritdoc/>
    public Score Measure(string? expected, string text) => TextMetric.Of(expected, wanted => NormalText.Of(text) == NormalText.Of(wanted));
}
