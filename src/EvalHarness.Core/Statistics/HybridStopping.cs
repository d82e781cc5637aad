namespace EvalHarness.Statistics;

/// <summary>
/// The stopping rule of a paid run with a fixed number of items: look as often as you like at a confidence sequence of level .01, and
/// decide on the full set at .04; by the union bound no more than .05 in all.
/// </summary>
public static class HybridStopping
{
    /// <summary>Level of the confidence sequence while the run goes on.</summary>
    public const double RunningAlpha = 0.01;

    /// <summary>Level of the gate on the full set.</summary>
    public const double FinalAlpha = 0.04;

    /// <summary>Looks after n of <paramref name="planned"/> items, in random order and answered by both arms.</summary>
    /// <remarks>
    /// Stops early only when the sequence lies beyond the margin (MEANINGFULLY_*) or within it (EQUIVALENT); no p-value is asked then.
    /// Margin and planned number are fixed before the first look.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, n above planned, or margin outside (0, 1).</exception>
    public static HybridLook Look(int b, int c, int n, int planned, double margin)
    {
        Preconditions.PairedCounts(b, c, n);
        Preconditions.Margin(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, planned);
        if (n == planned)
        {
            var gate = Gate4.Decide(b, c, n, margin, FinalAlpha);
            return new(gate.Verdict, gate.Difference, Early: false);
        }

        var sequence = ConfidenceSequence.Paired(b, c, n, RunningAlpha);
        GateVerdict? verdict =
            sequence.Lower > margin ? GateVerdict.MeaningfullyBetter
            : sequence.Upper < -margin ? GateVerdict.MeaningfullyWorse
            : sequence.Lower > -margin && sequence.Upper < margin ? GateVerdict.Equivalent
            : null;
        return new(verdict, sequence, Early: verdict is not null);
    }
}
