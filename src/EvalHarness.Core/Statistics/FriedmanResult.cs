namespace EvalHarness.Statistics;

/// <summary>Friedman's chi-squared and Iman and Davenport's F from the same ranks.</summary>
public readonly record struct FriedmanResult(HypothesisTest ChiSquared, int Df, HypothesisTest ImanDavenport);
