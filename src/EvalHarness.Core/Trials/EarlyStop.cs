using EvalHarness.Statistics;

namespace EvalHarness.Trials;

/// <summary>A run that stopped before its last item because the question was answered.</summary>
/// <param name="At">How many samples of the planned order decided; what was answered beyond them enters no figure.</param>
/// <param name="Of">How many were planned at most.</param>
/// <param name="Verdict">What they said.</param>
public sealed record EarlyStop(int At, int Of, GateVerdict Verdict);
