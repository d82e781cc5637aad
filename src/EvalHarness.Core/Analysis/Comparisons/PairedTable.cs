namespace EvalHarness.Analysis.Comparisons;

/// <summary>Pairs by who was right.</summary>
public sealed record PairedTable(int BothRight, int OnlyCandidate, int OnlyBaseline, int BothWrong)
{
    /// <summary>The table of 0/1 scores.</summary>
    internal static PairedTable Of(PairedScores pairs)
    {
        int both = 0, candidate = 0, baseline = 0;
        for (var pair = 0; pair < pairs.N; pair++)
        {
            var (one, other) = (pairs.Candidate[pair] == 1, pairs.Baseline[pair] == 1);
            both += one && other ? 1 : 0;
            candidate += one && !other ? 1 : 0;
            baseline += !one && other ? 1 : 0;
        }

        return new(both, candidate, baseline, pairs.N - both - candidate - baseline);
    }
}
