using EvalHarness.Analysis.Stopping;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference of a run that stopped early: an interval that holds at every look, in place of the fixed one (statistics.md §6).</summary>
internal sealed class SequenceDifference(PairedScores pairs, double alpha, Xoshiro256 random) : IDifference
{
    private readonly PairTally tally = PairTally.Of(pairs);
    private readonly ScoreDifference fixedSize = new(pairs, alpha, random);

    public Judgement Judge(DroppedPairs dropped)
    {
        var scores = tally.Under(dropped);
        // Too few items or groups and the dependence between them are told as for any run.
        var judgement = fixedSize.Judge(dropped);
        var method = judgement.Groups is null ? "confidence sequence" : "confidence sequence over group means";
        return judgement with
        {
            Difference = scores.ConfidenceSequence(alpha), IntervalMethod = method, P = scores.AnytimeP, PMethod = "e-value, valid at any stop",
        };
    }

    /// <summary>More items cannot be added to a run that stopped: a new question takes new items and a rule fixed before them.</summary>
    public NeededReport Needed(Judgement judgement, double margin) => NeededReport.Unknown;
}
