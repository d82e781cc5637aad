namespace EvalHarness.Statistics;

/// <summary>What one look at a running evaluation says; the verdict is null while the run should go on.</summary>
/// <param name="Verdict">Set when the run may stop, or has ended.</param>
/// <param name="Shown">The interval to show: the confidence sequence after an early stop, the gate interval on the full set.</param>
/// <param name="Early">The run stopped before its last item; the estimate then leans away from zero.</param>
public readonly record struct HybridLook(GateVerdict? Verdict, Estimate Shown, bool Early);
