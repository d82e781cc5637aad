using EvalHarness.Scoring;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Calibration of the probability that a model gives its own answer (statistics.md §7).</summary>
internal static class Calibration
{
    private const int Bins = 15;

    /// <summary>Over the answers that state a confidence; null where none does, which is the case of every model asked over a network today.</summary>
    public static CalibrationReport? Of(RunData run, int arm)
    {
        if (!run.Trials.Scores.TryGetValue(ScoreNames.Confidence, out var stated))
        {
            return null;
        }

        var rows = ArmRows.Of(run, arm);
        var answers = Enumerable.Range(rows.First, rows.End - rows.First)
            .Where(row => ArmRows.IsAnswered(run.Trials, row) && stated[row] >= 0)
            .Select(row => (
                Confidence: Math.Min(1.0, stated[row]), Right: run.Trials.Class[row] == TrialClass.Correct,
                Sample: (row - rows.First) / run.Trials.Repeats))
            .ToArray();
        if (answers.Length == 0)
        {
            return null;
        }

        var confidence = Array.ConvertAll(answers, answer => answer.Confidence);
        var right = Array.ConvertAll(answers, answer => answer.Right);
        var groups = Array.ConvertAll(answers, answer => run.Samples.Clusters[answer.Sample]);
        return new(
            Mean(Array.ConvertAll(answers, answer => Statistics.Brier.Binary([answer.Confidence], [answer.Right])), groups),
            Mean(Array.ConvertAll(answers, answer => Loss(answer.Confidence, answer.Right)), groups),
            Error(confidence, right, groups, new Xoshiro256(run.Seed).Stream((ulong)arm)),
            Filled(confidence, right));
    }

    private static double Loss(double confidence, bool right) => Statistics.LogLoss.Multiclass([[1 - confidence, confidence]], [right ? 1 : 0]);

    private static MetricEstimate Mean(double[] scores, int[] groups)
    {
        var distinct = new HashSet<int>(groups).Count;
        if (distinct < 2)
        {
            return new(scores.Average(), null, null, scores.Length, "no interval: there is nothing to compare it with");
        }

        var (value, lower, upper) = ClusterRobust.Mean(scores, groups).Interval();
        return new(value, Math.Max(0, lower), upper, scores.Length, distinct < scores.Length ? "t by CR2 over groups" : "t");
    }

    private static MetricEstimate Error(double[] confidence, bool[] right, int[] groups, Xoshiro256 random)
    {
        var distinct = new HashSet<int>(groups).Count;
        var interval = IndexBootstrap.Run(
            confidence.Length,
            () => items =>
            {
                var (ofItems, rightOfItems) = (new double[items.Length], new bool[items.Length]);
                for (var place = 0; place < items.Length; place++)
                {
                    (ofItems[place], rightOfItems[place]) = (confidence[items[place]], right[items[place]]);
                }

                return CalibrationError.EqualWidth(ofItems, rightOfItems, Bins).Expected;
            },
            random,
            distinct < groups.Length ? groups : null,
            replicates: Resampling.Replicates(confidence.Length) / 10);
        return new(interval.Value, interval.Percentile.Lower, interval.Percentile.Upper, confidence.Length, "percentile bootstrap; biased upward");
    }

    private static IReadOnlyList<CalibrationBin> Filled(double[] confidence, bool[] right) =>
    [
        .. confidence.Zip(right)
            .GroupBy(answer => BinOf(answer.First))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(
                (double)bin.Key / Bins, (bin.Key + 1.0) / Bins, bin.Count(), bin.Average(answer => answer.First), bin.Average(answer => answer.Second ? 1.0 : 0.0))),
    ];

    private static int BinOf(double confidence) => CalibrationError.EqualWidth([confidence], [true], Bins).BinCounts.ToList().IndexOf(1);
}
