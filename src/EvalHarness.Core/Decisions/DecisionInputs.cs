using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Economics;

namespace EvalHarness.Decisions;

/// <summary>What a decision is made from.</summary>
/// <param name="Run">The run.</param>
/// <param name="Arms">Its arms' figures, in its order.</param>
/// <param name="Comparison">The comparison that is decided; null before a candidate exists.</param>
/// <param name="Money">Its economics; null where nobody stated them.</param>
/// <param name="Guardrails">What must not get worse, of every candidate.</param>
public sealed record DecisionInputs(
    RunData Run, IReadOnlyList<ArmReport> Arms, PairedComparison? Comparison, EconomicsReport? Money, IReadOnlyList<GuardrailReport> Guardrails)
{
    /// <summary>Picks out of everything that was computed what the decision is about.</summary>
    public static DecisionInputs Of(
        RunData run,
        IReadOnlyList<ArmReport> arms,
        IReadOnlyList<PairedComparison> comparisons,
        IReadOnlyList<EconomicsReport> money,
        IReadOnlyList<GuardrailReport> guardrails)
    {
        var decided = run.Comparison is { } plan ? run.Arms[plan.Decide].Name : null;
        var place = comparisons.ToList().FindIndex(comparison => comparison.Candidate == decided);
        return new(run, arms, place < 0 ? null : comparisons[place], money.ElementAtOrDefault(Math.Max(0, place)), guardrails);
    }

    /// <summary>The arm that is in use or would be; null where there is none.</summary>
    public ArmReport? Incumbent => Comparison is { } comparison ? Arms.Single(arm => arm.Name == comparison.Baseline) : RunEconomics.BestPrompted(Arms);

    /// <summary>The guardrails of the candidate that is decided.</summary>
    public IEnumerable<GuardrailReport> OwnGuardrails => Guardrails.Where(guardrail => guardrail.Candidate == Comparison?.Candidate);
}
