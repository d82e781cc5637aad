namespace EvalHarness.Statistics;

/// <summary>A Hodges-Lehmann estimate; the achieved level is what the discrete signed-rank law gives for the chosen limits.</summary>
public readonly record struct HodgesLehmannResult(Estimate Estimate, double AchievedLevel);
