using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference of a metric that is a mean over items.</summary>
internal sealed class ScoreDifference(PairedScores pairs, double alpha, Xoshiro256 random) : IDifference
{
    private readonly ScoreJudge judge = new(pairs.Binary, alpha, random);
    private readonly double[] differences = pairs.Differences();

    public Judgement Judge(DroppedPairs dropped)
    {
        if (dropped == DroppedPairs.LeftOut)
        {
            return judge.Judge(differences, pairs.Groups);
        }

        var given = dropped == DroppedPairs.CandidateWins ? 1.0 : -1.0;
        return judge.Judge(
            [.. differences, .. Enumerable.Repeat(given, pairs.Dropped.Count)],
            [.. pairs.Groups, .. pairs.DroppedGroups]);
    }

    public NeededReport Needed(Judgement judgement, double margin)
    {
        // Dependent items tell less than independent ones: the design effect says how much (statistics.md §3).
        var inflation = judgement.Groups?.DesignEffect ?? 1;
        if (pairs.Binary)
        {
            var needed = NeededItems.For(
                differences.Count(difference => difference > 0), differences.Count(difference => difference < 0), pairs.N, margin, alpha);
            return new(
                Inflate(needed.Meaningful, inflation), Inflate(needed.Equivalent, inflation),
                Inflate(needed.Significant, inflation), Inflate(needed.HalfWidth, inflation));
        }

        var variance = Variance();
        var gap = Math.Abs(judgement.Difference.Value);
        long? Size(double distance) => distance > 0 && variance > 0
            ? Inflate((long)Math.Ceiling(SampleSize.ForPairedMean(distance, variance, 0, 0, 1, 1, alpha)), inflation)
            : null;
        var z = NormalDistribution.Critical(alpha);
        return new(Size(gap - margin), Size(margin - gap), Size(gap), Inflate((long)Math.Ceiling(z * z * variance / (margin * margin)), inflation));
    }

    private static long? Inflate(long? items, double factor) => items is { } count ? (long)Math.Ceiling(count * factor) : null;

    private double Variance()
    {
        if (differences.Length < 2)
        {
            return 0;
        }

        var mean = differences.Average();
        return differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1);
    }
}
