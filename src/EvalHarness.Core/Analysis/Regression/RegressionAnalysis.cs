using EvalHarness.Analysis.Comparisons;
using EvalHarness.Ledger;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Regression;

/// <summary>Whether a run does worse than a pinned one (statistics.md §5).</summary>
public static class RegressionAnalysis
{
    private const double Alpha = 0.05;

    // Of these pairs missing, what is left may be the easy ones.
    private const double LargestDroppedShare = 0.02;

    /// <summary>Compares arm by arm of the same role, over the items that are the same in both.</summary>
    /// <exception cref="LedgerException">The runs were measured by different metrics.</exception>
    public static RegressionReport Of(PinnedRun pinned, RunData run)
    {
        var now = PinnedRun.Of(run);
        if (now.Metric != pinned.Metric)
        {
            throw new LedgerException($"{pinned.RunId} was measured by {pinned.Metric} and {run.RunId} by {now.Metric}: compare runs of one metric, or pin again.");
        }
        var join = ItemJoin.Of(pinned.Items, now.Items);
        var random = new Xoshiro256(run.Seed);
        List<RoleComparison> roles = [];
        List<string> notCompared = [];
        foreach (var role in pinned.Arms.Select(arm => arm.Role).Union(now.Arms.Select(arm => arm.Role), StringComparer.Ordinal))
        {
            var (then, later) = (pinned.Arms.FirstOrDefault(arm => arm.Role == role), now.Arms.FirstOrDefault(arm => arm.Role == role));
            if (then is { Asked: { Answered: > 0 } } && later is { Asked: not { Answered: 0, Failed: 0 } })
            {
                roles.Add(Compare(then, later, join, run.Samples.Clusters, pinned.Margin, random.Stream((ulong)roles.Count)));
            }
            else
            {
                notCompared.Add(role);
            }
        }
        return new()
        {
            Pinned = pinned.RunId,
            Run = run.RunId,
            SameData = pinned.DatasetSha256 == run.DatasetSha256,
            Unmatched = join.Unmatched,
            Roles = roles,
            NotCompared = notCompared,
            FalseAlarmsPerYear = RegressionAlarm.FalseAlarmsPerYear * roles.Count,
        };
    }

    private static RoleComparison Compare(PinnedArm then, PinnedArm now, ItemJoin join, int[] clusters, double margin, Xoshiro256 random)
    {
        List<(string Id, double Difference, int Group, bool Binary)> pairs = [];
        var dropped = 0;
        foreach (var (place, before, after) in join.Pairs)
        {
            if (before.Right.GetValueOrDefault(then.Role) is { } was && after.Right.GetValueOrDefault(now.Role) is { } isNow)
            {
                pairs.Add((after.Id, isNow - was, clusters[place], was is 0 or 1 && isNow is 0 or 1));
            }
            else
            {
                dropped++;
            }
        }
        var comparison = new RoleComparison
        {
            Role = then.Role,
            PinnedArm = then.Name,
            Arm = now.Name,
            Outcome = RegressionOutcome.Unreached,
            N = pairs.Count,
            Dropped = dropped,
            Difference = new(null, null, null, "none"),
            Margin = margin,
            Fixed = [.. pairs.Where(pair => pair.Difference > 0).Select(pair => pair.Id)],
            Broke = [.. pairs.Where(pair => pair.Difference < 0).Select(pair => pair.Id)],
        };
        // A dead endpoint is no regression: what it did not answer stands outside n, and what it answered first may not stand for the rest.
        var endpointGaveOut = now.Asked.Answered == 0 || now.Asked is { Pending: > 0, Failed: > 0 };
        if (pairs.Count == 0)
        {
            return endpointGaveOut ? comparison : comparison with { Outcome = RegressionOutcome.TooSmall };
        }
        var judged = Judge(comparison, [.. pairs.Select(pair => pair.Difference)], [.. pairs.Select(pair => pair.Group)], pairs.TrueForAll(pair => pair.Binary), random);
        return endpointGaveOut ? judged with { Outcome = RegressionOutcome.Unreached } : judged;
    }

    private static RoleComparison Judge(RoleComparison comparison, double[] differences, int[] groups, bool binary, Xoshiro256 random)
    {
        var judgement = new ScoreJudge(binary, Alpha, random).Judge(differences, groups);
        var (value, lower, upper) = judgement.Difference;
        var (better, worse) = (comparison.Fixed.Count, comparison.Broke.Count);
        var alone = binary && judgement.Groups is null;
        var p = alone ? McNemar.MidPOneSided(worse, better) : RegressionAlarm.OneSided(value, judgement.P);
        var drop = RegressionAlarm.DetectableDrop(better + worse, differences.Length, Math.Max(1, judgement.Groups?.DesignEffect ?? 1));
        return comparison with
        {
            Outcome = Outcome(p, drop, comparison),
            Difference = new(value, lower, upper, judgement.IntervalMethod),
            P = p,
            PMethod = alone ? "one-sided McNemar mid-p" : $"one side of {judgement.PMethod}",
            Verdict = judgement.Gate(comparison.Margin, Alpha)?.Verdict.ToCode(),
            DetectableDrop = drop,
        };
    }

    private static RegressionOutcome Outcome(double p, double? drop, RoleComparison comparison)
    {
        if (p < RegressionAlarm.AlarmBelow)
        {
            return RegressionOutcome.Alarm;
        }
        var missing = (double)comparison.Dropped / (comparison.N + comparison.Dropped);
        return drop is null || drop > comparison.Margin || missing > LargestDroppedShare ? RegressionOutcome.TooSmall
            : p < RegressionAlarm.WarnBelow ? RegressionOutcome.Warning
            : RegressionOutcome.None;
    }
}
