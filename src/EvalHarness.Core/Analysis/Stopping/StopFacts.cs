using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Analysis.Stopping;

/// <summary>What became of a run that may stop early.</summary>
/// <param name="AtMost">Samples that were planned at most.</param>
/// <param name="StoppedAt">Samples of the planned order that decided; null where it did not stop.</param>
/// <param name="Beyond">Answers that were in flight when it stopped: paid, and in no figure.</param>
/// <param name="BeyondUsd">What they cost, as far as known.</param>
public sealed record StopFacts(int AtMost, int? StoppedAt, int Beyond, double BeyondUsd)
{
    /// <summary>
    /// Reads them off a run, and takes what was answered beyond the stop out of its table: which answers were in flight is chance, and
    /// figures must not hang on it.
    /// </summary>
    /// <returns>Null where the plan lets the run only end.</returns>
    internal static StopFacts? Take(RunPlan plan, LedgerContents contents, SampleColumns samples)
    {
        if (plan.StopEarlyAtMost is not { } most)
        {
            return null;
        }

        if (contents.StoppedAt is not { } at)
        {
            return new(most, null, 0, 0);
        }

        var table = contents.Table!;
        var (beyond, usd) = (0, 0.0);
        foreach (var sample in TrialPlanner.GroupOrder(samples.Clusters, plan.Root["seed"]!.GetValue<ulong>()).Skip(at))
        {
            for (var arm = 0; arm < table.Arms; arm++)
            {
                var row = table.RowOf(new(arm, sample, 0));
                if (table.Present[row])
                {
                    beyond++;
                    usd += Math.Max(0, table.CostUsd[row]);
                    table.Present[row] = false;
                }
            }
        }

        return new(most, at, beyond, usd);
    }
}
