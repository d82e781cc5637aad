using System.Globalization;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Interval and test of a mean paired difference, by the rules of statistics.md §4.</summary>
/// <param name="Binary">True where each score is 0 or 1.</param>
/// <param name="Alpha">Two-sided level.</param>
/// <param name="Random">Chance for the sign-flip test.</param>
internal sealed record ScoreJudge(bool Binary, double Alpha, Xoshiro256 Random)
{
    /// <summary>Items below which no verdict is read (statistics.md §4).</summary>
    public const int FewestForVerdict = 20;

    private const int FewestForT = 30;
    private const int FewestNonzeroForT = 10;
    private const int FewestGroupsForVerdict = 6;

    /// <summary>Judges the differences, of which there is at least one.</summary>
    public Judgement Judge(double[] differences, int[] groups)
    {
        var judgement = Distinct.Count(groups) < groups.Length ? Grouped(differences, groups)
            : Binary ? Items(differences)
            : Means(differences, groups);
        return WithheldWhereFew(judgement, differences.Length);
    }

    /// <summary>Judges independent items answered once by both arms, from their counts.</summary>
    public static Judgement Items(int better, int worse, int n, double alpha) => WithheldWhereFew(
        new(
            GateInterval.Interval(better, worse, n, alpha), "hull of Tango and Bonett-Price",
            McNemar.MidP(better, worse), "McNemar mid-p", null, null),
        n);

    private static Judgement WithheldWhereFew(Judgement judgement, int items) => items >= FewestForVerdict ? judgement
        : judgement with { Withheld = $"{items} items are too few for a verdict; {FewestForVerdict} is the least" };

    private static (int Better, int Worse) Count(double[] differences) =>
        (differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));

    private Judgement Items(double[] differences)
    {
        var (better, worse) = Count(differences);
        return Items(better, worse, differences.Length, Alpha);
    }

    private Judgement Means(double[] differences, int[] groups) =>
        differences.Length >= FewestForT && ClusterRobust.Mean(differences, groups) is var mean && !TooFewForT(differences, mean)
            ? new(Clip(mean.WidenedForSkew(Alpha)), "hull of t and Hall on item means", mean.P, "paired t on item means", null, null)
            : new(
                BettingInterval.Mean(differences, Alpha), "betting interval on item means",
                SignFlip.Test(differences, Random).TwoSided, "sign flips of items", null, null);

    private Judgement Grouped(double[] differences, int[] groups)
    {
        var groupCount = Distinct.Count(groups);
        if (groupCount < 2)
        {
            return Items(differences) with
            {
                Groups = new(groupCount, 1, null, 0, null),
                Withheld = "all items belong to one group: there is nothing to compare it with",
            };
        }

        var mean = ClusterRobust.Mean(differences, groups);
        var withoutT = !Binary && TooFewForT(differences, mean);
        var small = groupCount < 20 || mean.SatterthwaiteDf < 10 || mean.LargestShare > 0.25;
        double? flip = small || withoutT ? SignFlip.Test(SignFlip.GroupSums(differences, groups), Random).TwoSided : null;
        var (interval, intervalMethod) = withoutT
            ? (BettingInterval.Mean(GroupMeans(differences, groups), Alpha), "betting interval on group means")
            : RobustInterval(differences, mean);
        return new(
            interval, intervalMethod,
            withoutT ? flip!.Value : Math.Max(mean.P, flip ?? 0),
            withoutT ? "sign flips over groups" : flip is null ? "t by CR2 over groups" : "the larger of t by CR2 and sign flips over groups",
            new(groupCount, mean.LargestShare, mean.DesignEffect, mean.SatterthwaiteDf, flip),
            groupCount < FewestGroupsForVerdict
                ? $"{groupCount} groups are too few for a verdict: the smallest p they can give is {(2 / Math.Pow(2, groupCount)).ToString("0.###", CultureInfo.InvariantCulture)}" : null);
    }

    /// <summary>
    /// Right-or-wrong items without variance must not yield an interval of no width, hence the item-level companion; nearly one-sided
    /// disagreement makes a symmetric interval claim too much, hence Tango at effective counts and Hall's widening (decisions/0004).
    /// </summary>
    private (Estimate Interval, string Method) RobustInterval(double[] differences, ClusterMean mean)
    {
        if (!Binary)
        {
            return (Clip(mean.WidenedForSkew(Alpha)), "hull of CR2 and Hall over groups");
        }

        var (better, worse) = Count(differences);
        var hull = Clip(mean.Interval(Alpha)).Interval
            .Hull(GateInterval.Interval(better, worse, differences.Length, Alpha).Interval)
            .Hull(Tango.AtEffectiveCounts(better, worse, differences.Length, mean.DesignEffect ?? 1, Alpha).Interval);
        return (new(mean.Mean, hull.Lower, hull.Upper), "hull of CR2 over groups, Tango and Bonett-Price");
    }

    // Equal scores leave a rounding error for a standard error, hence no comparison with 0.
    private static bool TooFewForT(double[] differences, ClusterMean mean) =>
        differences.Length < FewestForT || differences.Count(difference => difference != 0) < FewestNonzeroForT || mean.SeCr2 < 1e-12;

    private static double[] GroupMeans(double[] differences, int[] groups) =>
        [.. differences.Zip(groups).GroupBy(pair => pair.Second).Select(group => group.Average(pair => pair.First))];

    private static Estimate Clip(Estimate estimate)
    {
        var clipped = estimate.Interval.Clip(-1, 1);
        return new(estimate.Value, clipped.Lower, clipped.Upper);
    }
}
