using EvalHarness.Trials;

namespace EvalHarness.Analysis.Metrics;

/// <summary>What an arm's calls cost.</summary>
internal static class Cost
{
    public static CostReport Of(RunData run, int arm)
    {
        var trials = run.Trials;
        var rows = ArmRows.Of(run, arm);
        double total = 0, answersCost = 0;
        int priced = 0, pricedAnswers = 0, unpriced = 0, cached = 0;
        for (var row = rows.First; row < rows.End; row++)
        {
            if (!trials.Present[row] || trials.Cached[row])
            {
                cached += trials.Present[row] ? 1 : 0;
                continue;
            }

            var answered = trials.Class[row] != TrialClass.Failed;
            if (trials.CostUsd[row] >= 0)
            {
                priced++;
                total += trials.CostUsd[row];
                pricedAnswers += answered ? 1 : 0;
                answersCost += answered ? trials.CostUsd[row] : 0;
            }
            else if (answered)
            {
                unpriced++;
            }
        }

        var facts = run.Arms[arm];
        return new()
        {
            TotalUsd = priced == 0 && (cached == 0 || unpriced > 0) ? null : total,
            Per1000Usd = pricedAnswers == 0 ? null : answersCost / pricedAnswers * 1000,
            UnpricedTrials = unpriced,
            MaybePaid = facts.MaybePaid,
            Illustrative = facts.Price?.Illustrative ?? false,
            PriceAsOf = facts.Price?.AsOf,
            PriceSource = facts.Price?.Source,
        };
    }
}
