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
    public static TrialPlan Plan(ISampleSource samples, TrialSet done, ulong seed, Shard shard, IReadOnlyCollection<int>? arms = null)
    {
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
}
