namespace EvalHarness.Scoring;

/// <summary>What was read out of an answer.</summary>
/// <param name="Label">Place of the label in its index, <see cref="LabelIndex.None"/> or <see cref="LabelIndex.Several"/>.</param>
/// <param name="Match">How it was found: exact, normalised, marked, prose or json; null where none was.</param>
/// <param name="Verbatim">True where the label stands to the letter at the place that the prompt asks for.</param>
public readonly record struct LabelReading(int Label, string? Match, bool Verbatim);
