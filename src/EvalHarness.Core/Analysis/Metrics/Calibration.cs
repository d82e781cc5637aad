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

        var answers = Answers(run, arm, stated);
        return answers.Confidence.Length == 0 ? null : new(
            Mean(Scores(answers, (confidence, right) => Statistics.Brier.Binary([confidence], [right])), answers.Groups),
            Mean(Scores(answers, (confidence, right) => Statistics.LogLoss.OfEvent(confidence, right)), answers.Groups),
            Error(answers, new Xoshiro256(run.Seed).Stream((ulong)arm)),
            Filled(answers));
    }

    private static (double[] Confidence, bool[] Right, int[] Groups) Answers(RunData run, int arm, float[] stated)
    {
        var rows = ArmRows.Of(run, arm);
        var n = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            n += IsStated(run, row, stated) ? 1 : 0;
        }

        var answers = (Confidence: new double[n], Right: new bool[n], Groups: new int[n]);
        var place = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            if (IsStated(run, row, stated))
            {
                answers.Confidence[place] = Math.Min(1.0, stated[row]);
                answers.Right[place] = run.Trials.Class[row] == TrialClass.Correct;
                answers.Groups[place++] = run.Samples.Clusters[(row - rows.First) / run.Trials.Repeats];
            }
        }

        return answers;
    }

    private static bool IsStated(RunData run, int row, float[] stated) => ArmRows.IsAnswered(run.Trials, row) && stated[row] >= 0;

    private static double[] Scores((double[] Confidence, bool[] Right, int[] Groups) answers, Func<double, bool, double> score)
    {
        var scores = new double[answers.Confidence.Length];
        for (var place = 0; place < scores.Length; place++)
        {
            scores[place] = score(answers.Confidence[place], answers.Right[place]);
        }

        return scores;
    }

    private static MetricEstimate Mean(double[] scores, int[] groups)
    {
        var distinct = Distinct.Count(groups);
        if (distinct < 2)
        {
            return new(scores.Average(), null, null, scores.Length, "no interval: there is nothing to compare it with");
        }

        var (value, lower, upper) = ClusterRobust.Mean(scores, groups).Interval();
        return new(value, Math.Max(0, lower), upper, scores.Length, distinct < scores.Length ? "t by CR2 over groups" : "t");
    }

    private static MetricEstimate Error((double[] Confidence, bool[] Right, int[] Groups) answers, Xoshiro256 random)
    {
        var n = answers.Confidence.Length;
        var interval = IndexBootstrap.Percentile(
            n,
            CalibrationError.ExpectedOf(answers.Confidence, answers.Right, Bins),
            random,
            Distinct.Count(answers.Groups) < n ? answers.Groups : null,
            replicates: Resampling.Replicates(n) / 10);
        return new(interval.Value, interval.Lower, interval.Upper, n, "percentile bootstrap; biased upward");
    }

    private static List<CalibrationBin> Filled((double[] Confidence, bool[] Right, int[] Groups) answers)
    {
        var binOf = CalibrationError.EqualWidthBins(answers.Confidence, Bins);
        var (counts, right, confidence) = (new int[Bins], new int[Bins], new double[Bins]);
        for (var place = 0; place < binOf.Length; place++)
        {
            var bin = binOf[place];
            counts[bin]++;
            right[bin] += answers.Right[place] ? 1 : 0;
            confidence[bin] += answers.Confidence[place];
        }

        var filled = new List<CalibrationBin>();
        for (var bin = 0; bin < Bins; bin++)
        {
            if (counts[bin] > 0)
            {
                filled.Add(new((double)bin / Bins, (bin + 1.0) / Bins, counts[bin], confidence[bin] / counts[bin], (double)right[bin] / counts[bin]));
            }
        }

        return filled;
    }
}
