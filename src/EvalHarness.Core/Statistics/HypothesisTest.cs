namespace EvalHarness.Statistics;

/// <summary>A test statistic and the p-value read from it.</summary>
public readonly record struct HypothesisTest(double Statistic, double P);
