namespace EvalHarness.Statistics;

/// <summary>
/// Gate 4 for scores in [0, 1], for several answers per item and for items in groups. The unit is the item's difference A − B of mean
/// scores, never the single answer.
/// </summary>
/// <param name="Gate">Null where there are too few items (20) or groups (6) for any verdict.</param>
/// <param name="Difference">Mean difference with the interval that decides.</param>
/// <param name="P">The p-value that decides: the larger where two tests must agree.</param>
/// <param name="Method">How interval and p were made.</param>
/// <param name="Groups">Groups, or items where none were declared.</param>
/// <param name="DesignEffect">(CR2/iid)²; null where it does not exist.</param>
public readonly record struct ScoreGate(
    GateResult? Gate, Estimate Difference, double P, ScoreGateMethod Method, int Groups, double? DesignEffect)
{
    private const int FewestItems = 20;
    private const int FewestGroups = 6;
    private const int FewItemsForT = 30;
    private const int FewNonzeroForT = 10;
    private const int FewGroups = 20;
    private const double FewDegrees = 10;
    private const double DominantShare = 0.25;

    /// <summary>The verdict; groups name the items that belong together (each item its own where items are independent).</summary>
    /// <remarks>
    /// Differences of only −1, 0 and 1: without groups the ordinary gate, with groups the hull of CR2 and the item-level gate interval
    /// (a sample without variance must not yield [0, 0]). Other scores: CR2 and Satterthwaite's t; with fewer than 30 items, fewer
    /// than 10 nonzero differences or no variance the sign-flip p and the betting interval over group means. With fewer than 20
    /// groups, df below 10 or one group above 25% of the items, the sign-flip test of groups must agree.
    /// </remarks>
    /// <exception cref="ArgumentException">Different lengths, fewer than two groups, a difference outside [−1, 1], or a level outside (0, 1).</exception>
    public static ScoreGate Decide(
        ReadOnlySpan<double> differences, ReadOnlySpan<int> groups, double margin, Xoshiro256 random, double alpha = 0.05)
    {
        Preconditions.SameLength(differences.Length, groups.Length, nameof(groups));
        BettingInterval.CheckScores(differences);
        var cluster = ClusterRobust.Mean(differences, groups);
        var (b, c, whole) = Count(differences);
        var independent = cluster.Groups == cluster.Items;

        Estimate difference;
        double p;
        ScoreGateMethod method;
        if (whole && independent)
        {
            (difference, p) = (GateInterval.Interval(b, c, cluster.Items, alpha), McNemar.MidP(b, c));
            method = ScoreGateMethod.PairedCounts;
        }
        else if (!whole && (cluster.Items < FewItemsForT || Nonzero(differences) < FewNonzeroForT || cluster.SeCr2 <= 1e-12))
        {
            difference = BettingInterval.Mean(GroupMeans(differences, groups), alpha);
            p = SignFlip.Test(SignFlip.GroupSums(differences, groups), random).TwoSided;
            method = ScoreGateMethod.BettingAndSignFlip;
        }
        else
        {
            (difference, p) = (cluster.Interval(alpha), cluster.SeCr2 == 0 && cluster.Mean == 0 ? 1 : cluster.P);
            method = ScoreGateMethod.ClusterRobust;
            if (whole)
            {
                var hull = difference.Interval.Hull(GateInterval.Interval(b, c, cluster.Items, alpha).Interval);
                difference = new(difference.Value, hull.Lower, hull.Upper);
            }

            if (cluster.Groups < FewGroups || cluster.SatterthwaiteDf < FewDegrees || cluster.LargestShare > DominantShare)
            {
                p = Math.Max(p, SignFlip.Test(SignFlip.GroupSums(differences, groups), random).TwoSided);
                method = ScoreGateMethod.ClusterRobustAndSignFlip;
            }
        }

        GateResult? gate = cluster.Items < FewestItems || cluster.Groups < FewestGroups
            ? null
            : Gate4.Decide(difference, p, margin, alpha);
        return new(gate, difference, p, method, cluster.Groups, cluster.DesignEffect);
    }

    private static (int B, int C, bool Whole) Count(ReadOnlySpan<double> differences)
    {
        int b = 0, c = 0;
        foreach (var difference in differences)
        {
            if (difference is not (-1 or 0 or 1))
            {
                return (0, 0, false);
            }

            b += difference > 0 ? 1 : 0;
            c += difference < 0 ? 1 : 0;
        }

        return (b, c, true);
    }

    private static int Nonzero(ReadOnlySpan<double> differences) => differences.Length - differences.Count(0.0);

    private static double[] GroupMeans(ReadOnlySpan<double> differences, ReadOnlySpan<int> groups)
    {
        var totals = GroupTotals.Of(differences, groups);
        return [.. totals.Sums.Zip(totals.Sizes, (sum, size) => Math.Clamp(sum / size, -1, 1))];
    }
}
