namespace EvalHarness.Analysis;

/// <summary>Scores of one extracted field over all answered documents; null where a share has no denominator.</summary>
/// <param name="Name">The field.</param>
/// <param name="TruePositives">Values given as expected.</param>
/// <param name="FalsePositives">Values given that are not expected: wrong or surplus.</param>
/// <param name="FalseNegatives">Values expected that are not given: wrong or missing.</param>
/// <param name="Precision">Share of given values that are right.</param>
/// <param name="Recall">Share of expected values that are given.</param>
/// <param name="F1">Their harmonic mean.</param>
public sealed record FieldScore(string Name, int TruePositives, int FalsePositives, int FalseNegatives, double? Precision, double? Recall, double? F1);
