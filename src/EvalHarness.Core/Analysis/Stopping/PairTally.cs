using EvalHarness.Analysis.Comparisons;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Stopping;

/// <summary>
/// The paired differences of whole groups, one mean per group (an item alone is a group of its own), three times: with dropped pairs
/// left out, and given to either arm.
/// </summary>
internal sealed class PairTally
{
    private readonly ScoreTally[] tallies = [new(), new(), new()];

    /// <summary>Pairs that both arms answered.</summary>
    public int Pairs { get; private set; }

    /// <summary>Pairs of which one arm could not be reached.</summary>
    public int Dropped { get; private set; }

    /// <summary>The differences under an assumption on the dropped pairs.</summary>
    public ScoreTally Under(DroppedPairs assumed) => tallies[(int)assumed];

    /// <summary>Adds a group.</summary>
    /// <param name="sum">Sum of its pairs' differences.</param>
    /// <param name="pairs">How many of its pairs both arms answered.</param>
    /// <param name="dropped">How many of its pairs are dropped.</param>
    public void Add(double sum, int pairs, int dropped)
    {
        Pairs += pairs;
        Dropped += dropped;
        if (pairs > 0)
        {
            Under(DroppedPairs.LeftOut).Add(sum / pairs);
        }

        if (pairs + dropped > 0)
        {
            Under(DroppedPairs.BaselineWins).Add((sum - dropped) / (pairs + dropped));
            Under(DroppedPairs.CandidateWins).Add((sum + dropped) / (pairs + dropped));
        }
    }

    /// <summary>The pairs of a comparison.</summary>
    public static PairTally Of(PairedScores pairs)
    {
        var groups = new Dictionary<int, (double Sum, int Pairs, int Dropped)>();
        var differences = pairs.Differences();
        for (var pair = 0; pair < pairs.N; pair++)
        {
            var (sum, answered, dropped) = groups.GetValueOrDefault(pairs.Groups[pair]);
            groups[pairs.Groups[pair]] = (sum + differences[pair], answered + 1, dropped);
        }

        foreach (var group in pairs.DroppedGroups)
        {
            var (sum, answered, dropped) = groups.GetValueOrDefault(group);
            groups[group] = (sum, answered, dropped + 1);
        }

        var tally = new PairTally();
        foreach (var (sum, answered, dropped) in groups.Values)
        {
            tally.Add(sum, answered, dropped);
        }

        return tally;
    }
}
