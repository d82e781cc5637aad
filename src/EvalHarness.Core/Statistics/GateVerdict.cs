namespace EvalHarness.Statistics;

/// <summary>What the data say of A (candidate) against B (baseline), read off one interval and one p-value.</summary>
public enum GateVerdict
{
    Inconclusive,
    MeaningfullyBetter,
    MeaningfullyWorse,
    Equivalent,
    BetterSizeUnresolved,
    WorseSizeUnresolved,
    NonInferior,
    NonSuperior,
}
