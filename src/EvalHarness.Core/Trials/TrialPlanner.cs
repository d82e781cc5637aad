using EvalHarness.Datasets;
using EvalHarness.Statistics;

namespace EvalHarness.Trials;

/// <summary>Decides what is asked, and in which order: arms × samples × repeats, less what is done.</summary>
public static class TrialPlanner
{
    /// <summary>
    /// The pending trials. Samples come in one seeded random order that all arms share, so that neighbours in time are pairs; the
    /// repeats follow one another as whole rounds, so that the repeats of an item lie far apart.
    /// </summary>
    /// <param name="samples">The planned samples.</param>
    /// <param name="done">What needs no asking.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <param name="shard">The part of the samples that this process asks.</param>
    /// <param name="arms">Arms that are asked in this start, by place; null for all.</param>
    /// <param name="groupsTogether">Whether the samples of a group follow one another, as a run that may stop early needs it.</param>
    public static TrialPlan Plan(ISampleSource samples, TrialSet done, ulong seed, Shard shard, IReadOnlyCollection<int>? arms = null,
        bool groupsTogether = false)
    {
        if (groupsTogether)
        {
            var codes = new Dictionary<string, int>(StringComparer.Ordinal);
            int[] groups = [.. Enumerable.Range(0, samples.Count).Select(i => samples.Read(i).Cluster)
                .Select(cluster => codes.TryGetValue(cluster, out var code) ? code : codes[cluster] = codes.Count)];
            return new TrialPlan(GroupOrder(groups, seed), done, arms);
        }
        var order = new int[samples.Count];
        var count = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (shard.Count == 1 || shard.Holds(samples.Read(i).Cluster))
            {
                order[count++] = i;
            }
        }
        Array.Resize(ref order, count);
        new Xoshiro256(seed).Shuffle<int>(order);
        return new TrialPlan(order, done, arms);
    }

    /// <summary>
    /// Whole groups in a seeded random order, the samples of each in the order of the file: a sequence of bets takes one bet per group,
    /// and groups must come in random order (statistics.md §6). Where each sample stands alone this is the order of every other run.
    /// </summary>
    /// <param name="groups">Group of each sample; equal numbers belong together.</param>
    /// <param name="seed">Seed of the order.</param>
    public static int[] GroupOrder(IReadOnlyList<int> groups, ulong seed)
    {
        int[][] members = [.. Enumerable.Range(0, groups.Count).GroupBy(sample => groups[sample]).Select(group => group.ToArray())];
        new Xoshiro256(seed).Shuffle<int[]>(members);
        return [.. members.SelectMany(group => group)];
    }
}
