using EvalHarness.Ledger;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Tokens of an arm.</summary>
internal static class Usage
{
    public static UsageReport Of(RunData run, int arm)
    {
        var trials = run.Trials;
        var input = Total(run, arm, trials.InputTokens);
        var cachedInput = Total(run, arm, trials.CachedInputTokens);
        var cacheWrite = Total(run, arm, trials.CacheWriteTokens);
        var output = Total(run, arm, trials.OutputTokens);
        var reasoning = Total(run, arm, trials.ReasoningTokens);
        return new(input.Sum, cachedInput.Sum, cacheWrite.Sum, output.Sum, reasoning.Sum)
        {
            Mean = new(input.Mean, cachedInput.Mean, cacheWrite.Mean, output.Mean, reasoning.Mean),
            Known = new(input.Known, cachedInput.Known, cacheWrite.Known, output.Known, reasoning.Known),
        };
    }

    private static (long? Sum, double? Mean, int Known) Total(RunData run, int arm, TrialColumn<int> tokens)
    {
        var rows = ArmRows.Of(run, arm);
        long sum = 0;
        var known = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            if (tokens[row] >= 0 && ArmRows.IsAnswered(run.Trials, row) && !run.Trials.Cached[row])
            {
                sum += tokens[row];
                known++;
            }
        }

        return known == 0 ? (null, null, 0) : (sum, (double)sum / known, known);
    }
}
