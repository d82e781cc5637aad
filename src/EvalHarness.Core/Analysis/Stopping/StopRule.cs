using EvalHarness.Configuration;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis.Stopping;

/// <summary>What decides whether a run may stop before its last sample (statistics.md §6). Fixed before the first call.</summary>
/// <param name="Baseline">Place of the arm that is compared with.</param>
/// <param name="Candidate">Place of the arm that the decision is about.</param>
/// <param name="Metric">A share of trials.</param>
/// <param name="Margin">Gap that matters in practice.</param>
/// <param name="Alpha">Level of this comparison: the config's, divided by the number of comparisons.</param>
public sealed record StopRule(int Baseline, int Candidate, MetricName Metric, double Margin, double Alpha)
{
    /// <summary>The rule of a run; null where it does not ask for one.</summary>
    /// <exception cref="ArgumentException">It asks for one that would not hold; see <see cref="Refusal"/>.</exception>
    public static StopRule? Of(RunRequest request)
    {
        if (!request.StopEarly)
        {
            return null;
        }

        if (Refusal(request) is { } why)
        {
            throw new ArgumentException($"this run cannot stop early: {why}", nameof(request));
        }

        var facts = ComparisonFacts.Of(request.Config.Comparison!, [.. request.Arms.Select(arm => arm.Name)]);
        return new(facts.Baseline, facts.Decide, facts.Metric, facts.Margin, facts.Alpha / facts.Candidates.Count);
    }

    /// <summary>Why the rule would not hold for a run, and what to do; null where it would.</summary>
    public static string? Refusal(RunRequest request) =>
        request.Shard.Count > 1
            ? "a shard sees only its own samples, and the rule needs the planned order of them all. Run without --shard, or without --stop-early."
        : request.Config.Comparison is not { } comparison
            ? "the config compares nothing. Add a comparison block, or run without --stop-early."
        : !MetricNames.IsProportion(comparison.Metric)
            ? $"comparison.metric is {MetricNames.Of(comparison.Metric)}, which is no mean over items, so no bet on it is valid. "
                + "Use accuracy, exact_match or valid_rate, or run without --stop-early."
        : request.Config.Run.Repeats > 1
            ? "run.repeats is above 1, and repeats follow one another as whole rounds: no item is complete before the last round, so nothing could "
                + "be saved. Set repeats: 1, or run without --stop-early."
        : null;
}
