namespace EvalHarness.Statistics;

/// <summary>A signed-rank test: V, the number of nonzero differences, and p-values; z only from the normal form.</summary>
public readonly record struct SignedRankResult(double V, int Used, double? Z, double TwoSided, double Greater, double Less);
