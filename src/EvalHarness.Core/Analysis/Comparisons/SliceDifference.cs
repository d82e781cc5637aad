namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference within one slice: exploratory, whatever it says.</summary>
/// <param name="Slice">The slice, as <c>field=value</c>.</param>
/// <param name="N">Pairs.</param>
/// <param name="Difference">Candidate less baseline.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Two-sided p.</param>
/// <param name="AdjustedP">The same after Benjamini-Hochberg over all slices of this comparison.</param>
/// <param name="StandsOut">True where the adjusted p is at most 0.10.</param>
public sealed record SliceDifference(
    string Slice, int N, double Difference, double Lower, double Upper, double P, double AdjustedP, bool StandsOut);
