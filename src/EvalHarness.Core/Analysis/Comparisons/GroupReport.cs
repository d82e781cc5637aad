namespace EvalHarness.Analysis.Comparisons;

/// <summary>What the declared groups do to a difference.</summary>
/// <param name="Count">Groups.</param>
/// <param name="LargestShare">Share of the items in the largest group.</param>
/// <param name="DesignEffect">How many times more items the groups cost; null where it is undefined.</param>
/// <param name="Df">Satterthwaite's degrees of freedom.</param>
/// <param name="SignFlipP">p of the sign-flip test by group, asked for where groups are few or one dominates; else null.</param>
public sealed record GroupReport(int Count, double LargestShare, double? DesignEffect, double Df, double? SignFlipP);
