using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>What the data say of one difference.</summary>
/// <param name="Difference">Estimate with its interval.</param>
/// <param name="IntervalMethod">Name of the interval.</param>
/// <param name="P">Two-sided p.</param>
/// <param name="PMethod">Name of the test.</param>
/// <param name="Groups">Dependence between items; null where every sample stands alone.</param>
/// <param name="Withheld">Why no verdict may be read off; null where one may.</param>
internal sealed record Judgement(
    Estimate Difference, string IntervalMethod, double P, string PMethod, GroupReport? Groups, string? Withheld)
{
    /// <summary>The verdict of gate 4; null where it is withheld.</summary>
    public GateResult? Gate(double margin, double alpha) => Withheld is null ? Gate4.Decide(Difference, P, margin, alpha) : null;
}
