using EvalHarness.Analysis.Comparisons;
using EvalHarness.Ledger;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Analysis.Stopping;

/// <summary>
/// Watches a run and says when its question is answered. It moves along the planned order only: a sample counts once it and all before
/// it are settled in every arm, and its group is complete. So neither the order in which answers arrive nor a kill and resume moves the
/// point at which a run stops. Safe to call from any thread.
/// </summary>
public sealed class EarlyStopping
{
    private readonly Lock gate = new();
    private readonly StopRule rule;
    private readonly int samples;
    private readonly int arms;
    private readonly int[] order;
    private readonly bool[] endsGroup;
    private readonly PairState[] states;
    private readonly PairTally tally = new();
    private int place;
    private (double Sum, int Pairs, int Dropped) group;
    private EarlyStop? decision;

    /// <param name="rule">What decides.</param>
    /// <param name="order">The samples in planned order, each group's together.</param>
    /// <param name="groupOf">Group of a sample; equal words belong together.</param>
    /// <param name="arms">How many arms the run has.</param>
    public EarlyStopping(StopRule rule, IReadOnlyList<int> order, Func<int, string> groupOf, int arms)
    {
        this.rule = rule;
        this.arms = arms;
        this.order = [.. order];
        samples = order.Count;
        states = new PairState[samples * arms];
        endsGroup = new bool[samples];
        var groups = this.order.Select(groupOf).ToList();
        for (var at = 0; at < samples; at++)
        {
            endsGroup[at] = at + 1 == samples || !string.Equals(groups[at], groups[at + 1], StringComparison.Ordinal);
        }
    }

    /// <summary>Where the run stops; null while it should go on.</summary>
    public EarlyStop? Decision
    {
        get
        {
            lock (gate)
            {
                return decision;
            }
        }
    }

    /// <summary>The watcher of a run, told of what earlier starts settled; null where the run is not to stop early.</summary>
    public static EarlyStopping? Of(StopRule? rule, RunRequest request, TrialPlan plan, LedgerContents before)
    {
        if (rule is null)
        {
            return null;
        }

        var planned = Enumerable.Range(0, plan.Places).Select(plan.SampleAt).ToList();
        var watcher = new EarlyStopping(rule, planned, sample => request.Samples.Read(sample).Cluster, request.Arms.Count);
        var table = before.Table!;
        for (var arm = 0; arm < table.Arms; arm++)
        {
            for (var sample = 0; sample < table.Samples; sample++)
            {
                // What failed for a passing reason is asked again, and only then settled.
                var key = new TrialKey(arm, sample, 0);
                if (before.Done.Contains(key))
                {
                    watcher.Settle(key, table.Class[table.RowOf(key)], table.ExactMatch[table.RowOf(key)]);
                }
            }
        }

        return watcher;
    }

    /// <summary>A trial was settled.</summary>
    /// <returns>Where the run stops; null while it should go on.</returns>
    public EarlyStop? Settle(TrialKey key, TrialClass outcome, bool exactMatch)
    {
        lock (gate)
        {
            states[(key.Sample * arms) + key.Arm] = outcome == TrialClass.Failed ? PairState.Failed
                : MetricNames.IsHit(rule.Metric, outcome, exactMatch) ? PairState.Hit
                : PairState.Miss;
            while (decision is null && place < samples && IsSettled(order[place]))
            {
                Count(order[place]);
                place++;
            }

            return decision;
        }
    }

    private bool IsSettled(int sample) => !states.AsSpan(sample * arms, arms).Contains(PairState.Open);

    private void Count(int sample)
    {
        var (candidate, baseline) = (states[(sample * arms) + rule.Candidate], states[(sample * arms) + rule.Baseline]);
        var (sum, pairs, dropped) = group;
        group = candidate == PairState.Failed || baseline == PairState.Failed
            ? (sum, pairs, dropped + 1)
            : (sum + (candidate == PairState.Hit ? 1 : 0) - (baseline == PairState.Hit ? 1 : 0), pairs + 1, dropped);
        if (!endsGroup[place])
        {
            return;
        }

        tally.Add(group.Sum, group.Pairs, group.Dropped);
        group = default;
        // After the last sample the gate on the full set decides, not the sequence.
        if (place + 1 < samples && Look() is { } verdict)
        {
            decision = new(place + 1, samples, verdict);
        }
    }

    private GateVerdict? Look()
    {
        // Six groups need no such test: with fewer than seven bets no sequence of any level leaves a margin behind.
        if (tally.Pairs < ScoreJudge.FewestForVerdict || tally.Dropped > DroppedRule.LargestShare * (tally.Pairs + tally.Dropped)
            || HybridStopping.Look(tally.Under(DroppedPairs.LeftOut), rule.Margin, rule.Alpha) is not { } verdict)
        {
            return null;
        }

        // A verdict that the missing pairs could change would be withheld in the report: then stopping would buy nothing.
        return tally.Dropped == 0 || (Says(DroppedPairs.BaselineWins, verdict) && Says(DroppedPairs.CandidateWins, verdict)) ? verdict : null;
    }

    private bool Says(DroppedPairs assumed, GateVerdict verdict) =>
        HybridStopping.Look(tally.Under(assumed), rule.Margin, rule.Alpha) == verdict;

    private enum PairState : byte { Open, Miss, Hit, Failed }
}
