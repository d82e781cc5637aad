using EvalHarness.Analysis.Metrics;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Agreement of two arms as raters of the same items (statistics.md §7).</summary>
internal static class AgreementComparison
{
    private const int EnoughForLargeSample = 100;

    /// <summary>Over each pair's first answers; null where the task has no labels or no pair has answers.</summary>
    public static AgreementReport? Of(RunData run, LabelCodes labels, (int Candidate, int Baseline) arms, PairedScores pairs, Xoshiro256 random)
    {
        if (run.Labels.Count == 0 || pairs.N == 0)
        {
            return null;
        }

        int[] Answers(int arm) => [.. pairs.Samples.Select(sample => labels.LiveCodeOf(labels.AnswerOf(run.Trials.RowOf(new(arm, sample, 0)))))];
        var (one, other) = (Answers(arms.Candidate), Answers(arms.Baseline));
        var same = one.Zip(other).Count(pair => pair.First == pair.Second);
        return new(Proportion.OfCount(same, pairs.N), Kappa(one, other, pairs.Groups, labels.LiveCount + 1, random));
    }

    /// <summary>The large-sample standard error needs 100 independent items; otherwise items or groups are resampled.</summary>
    private static MetricEstimate Kappa(int[] one, int[] other, int[] groups, int classes, Xoshiro256 random)
    {
        var kappa = CohenKappa.Of(Table(one, other, classes, [.. Enumerable.Range(0, one.Length)]));
        if (kappa.Kappa is not { } value)
        {
            return new(null, null, null, one.Length, "undefined: both arms give one label to every item");
        }

        var grouped = Distinct.Count(groups) < groups.Length;
        if (!grouped && one.Length >= EnoughForLargeSample)
        {
            var interval = kappa.Interval()!.Value.Clip(-1, 1);
            return new(value, interval.Lower, interval.Upper, one.Length, "large-sample SE");
        }

        if (Distinct.Count(groups) < 2)
        {
            return new(value, null, null, one.Length, "no interval: there is nothing to resample");
        }

        // A resample in which both arms give one label throughout has no κ; it says that nothing but chance is seen, which is 0.
        var resampled = IndexBootstrap.Run(
            one.Length, () => items => CohenKappa.Of(Table(one, other, classes, items)).Kappa ?? 0, random, grouped ? groups : null,
            replicates: Resampling.Replicates(one.Length));
        return resampled.Bca is { } bca
            ? new(value, bca.Lower, bca.Upper, one.Length, grouped ? "BCa by group" : "BCa by item")
            : new(value, null, null, one.Length, "no interval: every resample falls on one side");
    }

    private static int[][] Table(int[] one, int[] other, int classes, ReadOnlySpan<int> items)
    {
        var table = new int[classes][];
        for (var row = 0; row < classes; row++)
        {
            table[row] = new int[classes];
        }

        foreach (var item in items)
        {
            table[one[item]][other[item]]++;
        }

        return table;
    }
}
