namespace EvalHarness.Statistics;

/// <summary>A verdict of gate 4 with the figures it was read from.</summary>
public readonly record struct GateResult(
    GateVerdict Verdict, Estimate Difference, double P, bool Significant, double Margin, double Alpha)
{
    /// <summary>The gap is significant and larger than the margin, in whichever direction.</summary>
    public bool Passes => Verdict is GateVerdict.MeaningfullyBetter or GateVerdict.MeaningfullyWorse;

    /// <summary>A is at most the margin worse.</summary>
    public bool NonInferior => Difference.Lower > -Margin;
}
