using EvalHarness.Configuration;

namespace EvalHarness.Analysis;

/// <summary>One score per sample of an arm: the mean over its answered repeats. The sample is the unit, never the trial.</summary>
internal sealed class ItemScores(double[] values, ItemState[] states)
{
    /// <summary>Mean score; means nothing where the state is not Answered.</summary>
    public double[] Values { get; } = values;

    public ItemState[] States { get; } = states;

    /// <summary>The scores of an arm on a metric that is a mean over trials.</summary>
    public static ItemScores Of(RunData run, int arm, MetricName metric)
    {
        var trials = run.Trials;
        var values = new double[trials.Samples];
        var states = new ItemState[trials.Samples];
        var row = ArmRows.Of(run, arm).First;
        for (var sample = 0; sample < trials.Samples; sample++)
        {
            int answered = 0, hits = 0, failed = 0;
            for (var repeat = 0; repeat < trials.Repeats; repeat++, row++)
            {
                if (ArmRows.IsAnswered(trials, row))
                {
                    answered++;
                    hits += MetricNames.IsHit(metric, trials.Class[row], trials.ExactMatch[row]) ? 1 : 0;
                }
                else if (trials.Present[row])
                {
                    failed++;
                }
            }

            values[sample] = answered == 0 ? 0 : (double)hits / answered;
            states[sample] = answered > 0 ? ItemState.Answered : failed > 0 ? ItemState.Failed : ItemState.Pending;
        }

        return new(values, states);
    }
}

/// <summary>What is known of a sample in an arm.</summary>
internal enum ItemState : byte { Pending, Failed, Answered }
