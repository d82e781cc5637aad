using System.Globalization;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Pricing;

namespace EvalHarness.Analysis;

/// <summary>What a reader must know beside the figures, in sentences.</summary>
internal static class ReportNotes
{
    public static IReadOnlyList<string> Of(RunData run, IReadOnlyList<ArmReport> arms, IReadOnlyList<PairedComparison> comparisons) =>
        [.. OfData(run), .. arms.SelectMany(OfArm), .. run.Arms.Where(arm => arm.ServedBy.Count > 1).Select(OfServing), .. OfComparisons(run, comparisons)];

    /// <summary>What a resumed run has and an uninterrupted one has not.</summary>
    public static IReadOnlyList<string> OfHistory(RunData run, IReadOnlyList<ArmReport> arms) =>
    [
        .. run.Warnings,
        .. run.Stopping is { Beyond: > 0 } stopping ? new[] { Invariant(
            $"{stopping.Beyond} answers were in flight when the run stopped early; they cost ${stopping.BeyondUsd:0.####} and are in no figure.") } : [],
        .. run.StartedAt is { } start ? run.Arms.SelectMany(arm => OfPrice(arm, DateOnly.FromDateTime(start.UtcDateTime))) : [],
        .. arms.Where(arm => arm.Cost.MaybePaid > 0).Select(arm => Invariant(
            $"{arm.Name}: {arm.Cost.MaybePaid} calls were begun without a known end; they may have been paid and are in no figure.")),
    ];

    /// <summary>How worn the held-out set is: every choice made on it makes its figures flatter (statistics.md §4).</summary>
    public static IReadOnlyList<string> OfUse(int? uses) => uses switch
    {
        null or 0 => [],
        1 => ["This is the only run of its results folder on this held-out set."],
        _ => [Invariant($"This held-out set stands in {uses} runs of its results folder; every choice made on it wears it out.")],
    };

    private static IEnumerable<string> OfPrice(ArmFacts arm, DateOnly start)
    {
        if (arm.Price is { Illustrative: false } price && price.AgeOn(start) is { } age && age > PriceCard.OldAfterDays)
        {
            yield return Invariant($"{arm.Name}: its prices are of {price.AsOf:yyyy-MM-dd}, {age} days before the run; read them again before money is decided.");
        }
    }

    private static IEnumerable<string> OfData(RunData run)
    {
        if (!run.LeakCheckDone)
        {
            yield return "Leak check NOT DONE: no training data was named, so nobody knows whether held-out items were trained on.";
        }

        if (run.Audit?.ExactLeaks is { Items: > 0 } leaks)
        {
            yield return Invariant($"{leaks.Items} of {run.Audit.HeldoutCount} held-out texts stand in the training data too: whoever learned from it has seen the answers.");
        }

        if (run.Audit?.NearLeaks is { Items: > 0 } near)
        {
            yield return Invariant($"{near.Items} of {run.Audit.HeldoutCount} held-out items have a near duplicate in the training data ({near.SameLabel} with the same label, {near.OtherLabel} with another); results on them flatter whoever learned from it.");
        }

        if (run.Audit?.NearDuplicates is { Items: > 0 } twins)
        {
            yield return Invariant($"{twins.Items} of {run.Audit.HeldoutCount} held-out items have a near duplicate in the held-out set that no cluster joins to them; intervals may be too narrow.");
        }

        if (run.Stopping is { StoppedAt: { } at, AtMost: var most })
        {
            yield return Invariant($"The run stopped early after {at} of {most} items. Its interval of the difference holds at every look; the estimated difference leans away from zero, and so may the arms' own figures.");
        }
        else if (run.Stopping is not null)
        {
            yield return Invariant($"The run was allowed to stop early and did not: what is left of the level after its looks, {Statistics.HybridStopping.FinalAlpha(run.Comparison!.Alpha):0.####}, is that of interval and p.");
        }

        if (run.Damaged.Count > 0)
        {
            yield return Invariant($"{run.Damaged.Count} damaged ledger lines were passed over; their trials count as not done.");
        }
    }

    private static IEnumerable<string> OfArm(ArmReport arm)
    {
        if (arm.StandIn)
        {
            yield return $"{arm.Name} is a classical model in this process ({arm.Model}), a stand-in: no language model was asked.";
        }

        if (arm.Cost.Illustrative)
        {
            yield return $"{arm.Name}: its prices are illustrative, nobody charges them.";
        }

        if (arm.Counts.Pending > 0)
        {
            yield return Invariant($"{arm.Name}: {arm.Counts.Pending} of {arm.Counts.Planned} trials are pending; run again to finish them.");
        }

        if (arm.Counts.Failed > 0)
        {
            yield return Invariant($"{arm.Name}: {arm.Counts.Failed} trials failed and stand outside its figures.");
        }

        if (arm.LatencyMs.Cached > 0)
        {
            yield return Invariant($"{arm.Name}: {arm.LatencyMs.Cached} of {arm.Counts.Answered} answers came from the response cache; they cost nothing now, and their times and tokens stand in no figure.");
        }

        if (arm.LatencyMs.Timeouts > 0)
        {
            yield return Invariant($"{arm.Name}: {arm.LatencyMs.Timeouts} timeouts count as longer than any answer; a quantile among them has no value.");
        }

        if (arm.LatencyMs.Cold > 0)
        {
            yield return Invariant($"{arm.Name}: {arm.LatencyMs.Cold} answers waited for the model to load and stand outside its latency.");
        }

        if (arm.Cost is { UnpricedTrials: > 0, TotalUsd: not null })
        {
            yield return Invariant($"{arm.Name}: the cost of {arm.Cost.UnpricedTrials} answers is unknown, so its total is a lower bound.");
        }
    }

    private static string OfServing(ArmFacts arm) =>
        Invariant($"{arm.Name}: its model changed in mid-run; its answers came from {string.Join(", ", arm.ServedBy.Select(model => Invariant($"{model.Key} ({model.Value})")))}.");

    private static IEnumerable<string> OfComparisons(RunData run, IReadOnlyList<PairedComparison> comparisons)
    {
        if (run.Comparison is null)
        {
            yield break;
        }

        if (run.Comparison.MarginDefaulted)
        {
            yield return Invariant($"The margin of {run.Comparison.Margin} is the default; state the gap that matters to you as comparison.margin.");
        }

        if (comparisons.Count > 1)
        {
            yield return Invariant($"{comparisons.Count} candidates are compared: each at level {comparisons[0].Alpha:0.####}, so that all claims together hold at {run.Comparison.Alpha}.");
        }

        if (comparisons.Any(comparison => comparison.Groups is not null))
        {
            yield return "Items come in groups: the comparison counts groups, the arms' own intervals treat items as independent.";
        }

        if (run.Samples.Slices.Count > 0)
        {
            yield return "Slices are exploratory: many are looked at, so one that stands out is a hint, not a finding.";
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
