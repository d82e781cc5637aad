using EvalHarness.Configuration;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Every candidate against the baseline, as one family of claims (statistics.md §5).</summary>
internal static class ComparisonAnalysis
{
    /// <summary>The comparisons that the plan names, in its order.</summary>
    public static IReadOnlyList<PairedComparison> Of(RunData run, LabelCodes labels)
    {
        if (run.Comparison is not { } plan)
        {
            return [];
        }

        var comparisons = plan.Candidates.Select((candidate, place) => Compare(run, labels, plan, candidate, (ulong)place)).ToList();
        var adjusted = PAdjust.Holm([.. comparisons.Select(comparison => comparison.PValue.Value ?? 1)]);
        return [.. comparisons.Select((comparison, place) => comparison.PValue.Value is null ? comparison
            : comparison with { PValue = comparison.PValue with { Adjusted = adjusted[place] } })];
    }

    private static PairedComparison Compare(RunData run, LabelCodes labels, ComparisonFacts plan, int candidate, ulong place)
    {
        var alpha = Level(run, plan) / plan.Candidates.Count;
        var random = new Xoshiro256(run.Seed).Stream(place);
        // Which items the candidate fixed or broke is told by right and wrong, also where the metric itself is no mean over items.
        var itemMetric = MetricNames.IsProportion(plan.Metric) ? plan.Metric : MetricName.Accuracy;
        var pairs = PairedScores.Of(run, ItemScores.Of(run, candidate, itemMetric), ItemScores.Of(run, plan.Baseline, itemMetric));
        var items = pairs.Items();
        var table = pairs.Binary ? PairedTable.Of(pairs) : null;
        var comparison = new PairedComparison
        {
            Baseline = run.Arms[plan.Baseline].Name,
            Candidate = run.Arms[candidate].Name,
            Metric = MetricNames.Of(plan.Metric),
            N = pairs.N,
            Margin = plan.Margin,
            MarginDefaulted = plan.MarginDefaulted,
            Alpha = alpha,
            Table = MetricNames.IsProportion(plan.Metric) ? table : null,
            Difference = new(null, null, null, "none"),
            PValue = new(null, "none", null, null),
            VerdictNote = "no item was answered by both arms",
            Needed = NeededReport.Unknown,
            Fixed = items.Fixed.Count,
            Broke = items.Broke.Count,
            Dropped = new(pairs.Dropped.Count, pairs.Dropped.Count == 0 ? 0 : 1, null, null),
            Pending = run.Stopping?.StoppedAt is null ? pairs.Pending : 0,
            LatencyRatio = LatencyComparison.Of(run, candidate, plan.Baseline),
            CostRatio = CostComparison.Of(run, candidate, plan.Baseline, random.Stream(1)),
            Agreement = AgreementComparison.Of(run, labels, (candidate, plan.Baseline), pairs, random.Stream(3)),
            Slices = SliceComparison.Of(run, pairs, random.Stream(2)),
            Items = items,
        };
        return pairs.N == 0 ? comparison
            : Sequenced(run, Judge(comparison, Difference(run, labels, plan, candidate, pairs, alpha, random), pairs));
    }

    private static PairedComparison Sequenced(RunData run, PairedComparison comparison) =>
        run.Stopping is { StoppedAt: { } at } stopping && comparison.Difference is { Lower: { } lower, Upper: { } upper, Method: var method }
            ? comparison with { ConfidenceSequence = new(lower, upper, comparison.Alpha, comparison.N, method, at, stopping.AtMost) }
            : comparison;

    /// <summary>A run that may stop early spends a fifth of alpha on its looks and has the rest for the full set (statistics.md §6).</summary>
    private static double Level(RunData run, ComparisonFacts plan) => run.Stopping switch
    {
        null => plan.Alpha,
        { StoppedAt: null } => HybridStopping.FinalAlpha(plan.Alpha),
        _ => HybridStopping.RunningAlpha(plan.Alpha),
    };

    private static IDifference Difference(
        RunData run, LabelCodes labels, ComparisonFacts plan, int candidate, PairedScores pairs, double alpha, Xoshiro256 random) =>
        plan.Metric switch
        {
            MetricName.MacroF1 => new LabelDifference(LabelMetric.MacroF1, run, labels, (candidate, plan.Baseline), pairs, alpha, random),
            MetricName.Mcc => new LabelDifference(LabelMetric.Mcc, run, labels, (candidate, plan.Baseline), pairs, alpha, random),
            MetricName.FieldF1 when run.Fields is { } fields =>
                new FieldDifference(fields, run.Trials, (candidate, plan.Baseline), pairs, alpha, random),
            MetricName.FieldF1 => throw new InvalidOperationException("field_f1 needs the field counts of an extraction."),
            _ when run.Stopping?.StoppedAt is not null => new SequenceDifference(pairs, alpha, random),
            _ => new ScoreDifference(pairs, alpha, random),
        };

    private static PairedComparison Judge(PairedComparison comparison, IDifference difference, PairedScores pairs)
    {
        var judgement = difference.Judge(DroppedPairs.LeftOut);
        var gate = judgement.Gate(comparison.Margin, comparison.Alpha);
        var dropped = Dropped(comparison, difference, pairs);
        var (verdict, note) = DroppedRule.Apply(gate?.Verdict.ToCode(), judgement.Withheld, dropped);
        return comparison with
        {
            Difference = new(judgement.Difference.Value, judgement.Difference.Lower, judgement.Difference.Upper, judgement.IntervalMethod),
            PValue = new(
                judgement.P, judgement.PMethod, null,
                comparison.Table is { } table ? McNemar.Exact(table.OnlyCandidate, table.OnlyBaseline) : null),
            Verdict = verdict,
            VerdictNote = note,
            Significant = gate?.Significant ?? false,
            Needed = difference.Needed(judgement, comparison.Margin),
            Dropped = dropped,
            Groups = judgement.Groups,
        };
    }

    private static DroppedReport Dropped(PairedComparison comparison, IDifference difference, PairedScores pairs)
    {
        BoundReport Bound(DroppedPairs assumed)
        {
            var judgement = difference.Judge(assumed);
            var (value, lower, upper) = judgement.Difference;
            return new(value, lower, upper, judgement.Gate(comparison.Margin, comparison.Alpha)?.Verdict.ToCode());
        }

        var count = pairs.Dropped.Count;
        return count == 0
            ? new(0, 0, null, null)
            : new(count, (double)count / (pairs.N + count), Bound(DroppedPairs.BaselineWins), Bound(DroppedPairs.CandidateWins));
    }
}
