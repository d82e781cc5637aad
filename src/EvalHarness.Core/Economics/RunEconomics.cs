using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>The money of a run: one report for each comparison, or, before a candidate exists, one for the fine-tune that might be made.</summary>
public static class RunEconomics
{
    /// <summary>What the fine-tune is called that does not exist yet.</summary>
    public const string Planned = "a fine-tune";

    /// <summary>The reports, in the order of the comparisons; none where the config states no economics.</summary>
    public static IReadOnlyList<EconomicsReport> Of(RunData run, IReadOnlyList<ArmReport> arms, IReadOnlyList<PairedComparison> comparisons)
    {
        if (run.Config?.Economics is not { } config)
        {
            return [];
        }

        return comparisons.Count > 0
            ? [.. comparisons.Select(comparison => EconomicsAnalysis.Of(Choice(run, arms, comparison, Priced(run, comparison.Baseline, comparison.Candidate)), config, run.Seed))]
            : BestPrompted(arms) is { } prompted ? [EconomicsAnalysis.Of(BeforeCandidate(run, arms, prompted, config), config, run.Seed)] : [];
    }

    /// <summary>The comparisons, each with its break-even line.</summary>
    public static IReadOnlyList<PairedComparison> WithBreakEven(IReadOnlyList<PairedComparison> comparisons, IReadOnlyList<EconomicsReport> money) =>
    [
        .. comparisons.Select((comparison, place) => money.Count > place && (money[place].PricedErrors?.Gain ?? Gain.Of(comparison)) is { } gain
            ? comparison with { BreakEven = Reading(money[place], gain, comparison.Margin) }
            : comparison),
    ];

    /// <summary>Where errors differ in cost, the money saved is itself the measure: no margin in points stands for it.</summary>
    private static BreakEvenReading Reading(EconomicsReport money, Gain gain, double margin) =>
        BreakEvenReading.Of(money.BreakEven.Gain, gain.Lower, gain.Upper, money.PricedErrors is null ? margin : -money.BreakEven.Gain ?? 0);

    private static PricedErrors? Priced(RunData run, string baseline, string? candidate)
    {
        int? Place(string? name) => Enumerable.Range(0, run.Arms.Count).Where(place => run.Arms[place].Name == name).Select(place => (int?)place).FirstOrDefault();
        return run.ErrorCosts is { } costs ? PricedErrors.Of(run, costs, Place(baseline)!.Value, Place(candidate)) : null;
    }

    /// <summary>The prompted arm with the highest accuracy; null where there is none.</summary>
    public static ArmReport? BestPrompted(IReadOnlyList<ArmReport> arms) =>
        arms.Where(arm => arm.Role == "prompted").OrderByDescending(arm => arm.Metrics.Accuracy.Value ?? 0).FirstOrDefault();

    private static ArmChoice Choice(RunData run, IReadOnlyList<ArmReport> arms, PairedComparison comparison, PricedErrors? priced)
    {
        var (baseline, candidate) = (arms.Single(arm => arm.Name == comparison.Baseline), arms.Single(arm => arm.Name == comparison.Candidate));
        return new(baseline.Name, candidate.Name, Cost(run, arms, baseline), Cost(run, arms, candidate), priced?.Gain ?? Gain.Of(comparison))
        {
            PricedErrors = priced,
            SecondsSaved = (baseline.LatencyMs.P50.Value - candidate.LatencyMs.P50.Value) / 1000 ?? 0,
            BaselineAccuracy = baseline.Metrics.Accuracy.Value,
            CandidateAccuracy = candidate.Metrics.Accuracy.Value,
        };
    }

    private static ArmChoice BeforeCandidate(RunData run, IReadOnlyList<ArmReport> arms, ArmReport prompted, EconomicsConfig config) =>
        new(prompted.Name, Planned, Cost(run, arms, prompted), new(null, HostingPlan.From(config.FineTuneHost)), null)
        {
            BaselineAccuracy = prompted.Metrics.Accuracy.Value,
            PricedErrors = Priced(run, prompted.Name, candidate: null),
        };

    private static ArmCost Cost(RunData run, IReadOnlyList<ArmReport> arms, ArmReport arm)
    {
        var facts = run.Arms[Enumerable.Range(0, arms.Count).First(place => arms[place] == arm)];
        return ArmCost.Of(facts.Config, facts.Price, arm.Cost.Per1000Usd / 1000);
    }
}
