namespace EvalHarness.Statistics;

/// <summary>p-values of a sign-flip test; <paramref name="Units"/> is the number of values whose sign was flipped.</summary>
public readonly record struct SignFlipResult(double Sum, double TwoSided, double Greater, double Less, int Units);
