using EvalHarness.Ledger;

namespace EvalHarness.Analysis.Metrics;

/// <summary>How often an arm changes its mind: between repeats of an item, and between an item and its reworded twin.</summary>
internal static class Stability
{
    /// <summary>Share of items, answered at least twice, whose answers were not all the same; null without repeats.</summary>
    public static MetricEstimate? BetweenRepeats(RunData run, int arm)
    {
        if (run.Trials.Repeats == 1)
        {
            return null;
        }

        int asked = 0, changed = 0;
        for (var sample = 0; sample < run.Trials.Samples; sample++)
        {
            var answers = AnsweredRows(run, arm, sample).ToArray();
            if (answers.Length >= 2)
            {
                asked++;
                changed += Array.Exists(answers, row => !SameAnswer(run.Trials, answers[0], row)) ? 1 : 0;
            }
        }

        return Proportion.OfCount(changed, asked);
    }

    /// <summary>Share of reworded items whose first answer differs from their original's; null where nothing is reworded.</summary>
    public static MetricEstimate? BetweenTwins(RunData run, int arm)
    {
        int pairs = 0, flipped = 0, declared = 0;
        for (var sample = 0; sample < run.Samples.Count; sample++)
        {
            var original = run.Samples.VariantOf[sample];
            if (original < 0)
            {
                continue;
            }

            declared++;
            var (one, other) = (FirstAnswer(run, arm, sample), FirstAnswer(run, arm, original));
            if (one >= 0 && other >= 0)
            {
                pairs++;
                flipped += SameAnswer(run.Trials, one, other) ? 0 : 1;
            }
        }

        return declared == 0 ? null : Proportion.OfCount(flipped, pairs);
    }

    /// <summary>Samples whose answer changed between repeats.</summary>
    public static IReadOnlyList<int> Flipped(RunData run, int arm) => run.Trials.Repeats == 1 ? [] : [.. Enumerable
        .Range(0, run.Trials.Samples)
        .Where(sample =>
        {
            var answers = AnsweredRows(run, arm, sample).ToArray();
            return Array.Exists(answers, row => !SameAnswer(run.Trials, answers[0], row));
        })];

    private static int FirstAnswer(RunData run, int arm, int sample) => AnsweredRows(run, arm, sample).FirstOrDefault(-1);

    private static IEnumerable<int> AnsweredRows(RunData run, int arm, int sample)
    {
        var first = run.Trials.RowOf(new(arm, sample, 0));
        return Enumerable.Range(first, run.Trials.Repeats).Where(row => ArmRows.IsAnswered(run.Trials, row));
    }

    private static bool SameAnswer(TrialTable trials, int one, int other) =>
        trials.Class[one] == trials.Class[other] && trials.Parsed[one] == trials.Parsed[other];
}
