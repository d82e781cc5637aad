namespace EvalHarness.Statistics;

/// <summary>
/// The stopping rule of a paid run with a fixed number of items: look as often as you like at a confidence sequence of a fifth of
/// alpha (.01 of .05), and decide on the full set at the rest (.04); by the union bound no more than alpha in all.
/// </summary>
/// <remarks>Source: statistics.md §6. Margin, alpha and the number of items are fixed before the first look.</remarks>
public static class HybridStopping
{
    /// <summary>Level of the confidence sequence while the run goes on.</summary>
    public static double RunningAlpha(double alpha) => alpha / 5;

    /// <summary>Level of the gate on the full set.</summary>
    public static double FinalAlpha(double alpha) => alpha - RunningAlpha(alpha);

    /// <summary>
    /// What a look says: a verdict to stop on, or null to go on. Only a sequence beyond the margin (MEANINGFULLY_*) or within it
    /// (EQUIVALENT) stops a run; a gap whose size is open is no reason to.
    /// </summary>
    /// <param name="scores">The differences A − B so far, one per item or, with groups, one mean per group, in random order.</param>
    /// <param name="margin">The gap that matters in practice.</param>
    /// <param name="alpha">Level of the whole rule.</param>
    /// <exception cref="ArgumentOutOfRangeException">No scores, or margin or alpha outside (0, 1).</exception>
    public static GateVerdict? Look(ScoreTally scores, double margin, double alpha)
    {
        Preconditions.Margin(margin);
        var running = RunningAlpha(alpha);
        return scores.LiesAbove(margin, running) ? GateVerdict.MeaningfullyBetter
            : scores.LiesBelow(-margin, running) ? GateVerdict.MeaningfullyWorse
            : scores.LiesAbove(-margin, running) && scores.LiesBelow(margin, running) ? GateVerdict.Equivalent
            : null;
    }
}
