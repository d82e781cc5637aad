namespace EvalHarness.Providers.Embedded;

/// <summary>What a model in the process answers.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Confidence">The probability that the model gives it; null where the model knows none.</param>
public readonly record struct EmbeddedAnswer(string Text, double? Confidence = null);
