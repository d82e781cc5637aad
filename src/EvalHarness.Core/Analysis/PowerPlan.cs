using EvalHarness.Statistics;

namespace EvalHarness.Analysis;

/// <summary>What a held-out set can tell before anything was asked (statistics.md §3), at 80% power.</summary>
public sealed record PowerPlan
{
    /// <summary>Chance of finding what is there that the sizes are for.</summary>
    public const double Power = 0.8;

    // Arms whose mistakes have nothing to do with each other disagree most: real ones share hard items, so this is cautious.
    private static readonly double[] AssumedAccuracies = [0.80, 0.90, 0.95];

    private static readonly double[] Gaps = [0.02, 0.03, 0.05, 0.10];

    /// <summary>Held-out items.</summary>
    public required int N { get; init; }

    /// <summary>Gap that matters in practice.</summary>
    public required double Margin { get; init; }

    public required bool MarginDefaulted { get; init; }

    /// <summary>Level of one comparison: the config's alpha over the number of candidates.</summary>
    public required double Alpha { get; init; }

    /// <summary>How many dependent items tell as much as one independent item: 1 + (m_w − 1)·ICC; 1 where every item stands alone.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>Correlation inside a group that the design effect rests on; null where every item stands alone.</summary>
    public double? Icc { get; init; }

    /// <summary>One row for the stated rate of disagreement, or one for each assumed accuracy.</summary>
    public required IReadOnlyList<PowerRow> Rows { get; init; }

    /// <summary>The plan for a set whose items belong to these groups.</summary>
    /// <param name="groups">Per item, what it belongs to.</param>
    /// <param name="level">Margin and alpha of one comparison.</param>
    /// <param name="discordance">Share of items on which exactly one arm is right, from a pilot; null where none is known.</param>
    /// <param name="icc">Correlation inside a group.</param>
    public static PowerPlan Of(IReadOnlyList<string> groups, (double Margin, bool Defaulted, double Alpha) level, double? discordance, double icc)
    {
        var sizes = groups.CountBy(group => group, StringComparer.Ordinal).Select(group => (double)group.Value).ToList();
        var grouped = sizes.Count < groups.Count;
        var effect = grouped ? 1 + (((sizes.Sum(size => size * size) / groups.Count) - 1) * icc) : 1;
        var independent = Math.Max(1, (int)Math.Floor(groups.Count / effect));
        PowerRow Row(double rate, double? accuracy) => PowerRow.Of(rate, accuracy, independent, effect, level.Margin, level.Alpha, Gaps);
        return new()
        {
            N = groups.Count,
            Margin = level.Margin,
            MarginDefaulted = level.Defaulted,
            Alpha = level.Alpha,
            DesignEffect = effect,
            Icc = grouped ? icc : null,
            Rows = discordance is { } stated ? [Row(stated, null)]
                : [.. AssumedAccuracies.Select(accuracy => Row(2 * accuracy * (1 - accuracy), accuracy))],
        };
    }
}

/// <summary>Sizes and chances at one rate of disagreement. Sizes count items as the set groups them.</summary>
/// <param name="Discordance">Share of items on which exactly one arm is right.</param>
/// <param name="AssumedAccuracy">Accuracy of both arms, with independent mistakes, that gives this rate; null where the rate was stated.</param>
/// <param name="SmallestDetectableGap">Gap that this set finds with 80% power; null where it finds none.</param>
/// <param name="SignificantAtMargin">Items to show that there is a gap, if the true one is the margin; null where the arms disagree too seldom for it.</param>
/// <param name="MeaningfulAtTwiceMargin">Items to show that the gap matters, if the true one is twice the margin; null likewise.</param>
/// <param name="EquivalentAtZero">Items to show that no gap matters, if there is none.</param>
/// <param name="NotWorseAtZero">Items to show that the candidate is at most the margin worse, if there is no gap.</param>
/// <param name="Chances">Chance of finding gaps of several sizes with this set.</param>
public sealed record PowerRow(
    double Discordance, double? AssumedAccuracy, double? SmallestDetectableGap, long? SignificantAtMargin, long? MeaningfulAtTwiceMargin,
    long EquivalentAtZero, long NotWorseAtZero, IReadOnlyList<GapChance> Chances)
{
    /// <summary>Enumerating takes time by items; beyond these the chance of any gap worth a column is near one anyway.</summary>
    private const int MostEnumerated = 20_000;

    internal static PowerRow Of(double rate, double? accuracy, int independent, double effect, double margin, double alpha, double[] gaps)
    {
        long Whole(double items) => (long)Math.Ceiling(Math.Ceiling(items) * effect);
        long? ForGoal(MarginGoal goal, double gap) =>
            gap <= rate && SampleSize.ForMargin(goal, gap, rate, margin, alpha, PowerPlan.Power) is { } items ? Whole(items) : null;
        return new(
            rate, accuracy, SampleSize.DetectableGap(independent, rate, alpha, PowerPlan.Power),
            margin <= rate ? Whole(SampleSize.Connor((rate + margin) / 2, (rate - margin) / 2, alpha, PowerPlan.Power)) : null,
            ForGoal(MarginGoal.Superiority, 2 * margin),
            ForGoal(MarginGoal.Equivalence, 0)!.Value,
            ForGoal(MarginGoal.NonInferiority, 0)!.Value,
            [.. gaps.Where(gap => gap <= rate).Select(gap => new GapChance(gap,
                independent <= MostEnumerated ? new McNemarPower((rate + gap) / 2, (rate - gap) / 2, alpha).At(independent) : null))]);
    }
}

/// <summary>Chance of finding a gap.</summary>
/// <param name="Gap">The true gap.</param>
/// <param name="Chance">Exact power of the test; null where the set is too large to enumerate.</param>
public sealed record GapChance(double Gap, double? Chance);
