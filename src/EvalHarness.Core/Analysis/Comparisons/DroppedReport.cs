namespace EvalHarness.Analysis.Comparisons;

/// <summary>Pairs of which one arm could not be reached, and what they could hide.</summary>
/// <param name="Pairs">How many.</param>
/// <param name="Share">Of all pairs that were attempted in both arms.</param>
/// <param name="Worst">The difference if the baseline had won them all; null where none was dropped.</param>
/// <param name="Best">The difference if the candidate had won them all; null where none was dropped.</param>
public sealed record DroppedReport(int Pairs, double Share, BoundReport? Worst, BoundReport? Best);

/// <summary>A difference under an assumption on the dropped pairs.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Verdict">What gate 4 would say.</param>
public sealed record BoundReport(double Value, double Lower, double Upper, string? Verdict);
