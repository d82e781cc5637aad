namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference of two arms on one metric, however that metric is judged.</summary>
internal interface IDifference
{
    /// <summary>Judges it with the dropped pairs left out or given to one arm.</summary>
    Judgement Judge(DroppedPairs dropped);

    /// <summary>Items that verdicts would take, from what <see cref="Judge"/> found.</summary>
    NeededReport Needed(Judgement judgement, double margin);
}

/// <summary>What is assumed of pairs that one arm could not be reached for.</summary>
internal enum DroppedPairs { LeftOut, BaselineWins, CandidateWins }
