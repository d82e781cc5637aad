using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Decisions;

/// <summary>Whether a measured candidate replaces the arm in use: the first line that applies (decision.md §0).</summary>
internal static class CandidateRule
{
    public static Ruling Decide(DecisionInputs inputs, PairedComparison comparison, Policy policy, IReadOnlyList<Gate> gates)
    {
        if (EvidenceFaults.Of(inputs) is { Count: > 0 } faults)
        {
            return new(Verdict.Invalid, faults);
        }

        var measured = Sentence.Measured(comparison);
        if (Unmet(policy, gates, PolicyGate.Block, PolicyGate.MoreData) is { Count: > 0 } blocked)
        {
            return new(Verdict.Blocked, [.. blocked, measured]);
        }

        if (inputs.Run.Config?.Decision.AccuracyFloor is { } floor && Both(inputs, comparison).All(arm => arm.Metrics.Accuracy.Upper < floor))
        {
            return new(Verdict.Neither, [Sentence.Of($"No arm can reach an accuracy of {floor:0.#%}: {string.Join(", ", Both(inputs, comparison).Select(Reach))}."), measured]);
        }

        if (Unmet(policy, gates, PolicyGate.KeepPrompt) is { Count: > 0 } kept)
        {
            return new(Verdict.KeepPrompt, [.. kept, measured]);
        }

        var obstacles = Obstacles(inputs);
        var probability = policy.Payback is null ? null : inputs.Money?.Simulation?.PaybackProbability;
        var verdict = probability is { } chance
            ? ByMoney(comparison, policy, policy.Payback!, chance, obstacles.Count > 0)
            : ByMeasurement(comparison, policy, obstacles.Count > 0);
        IEnumerable<string?> money = policy.Payback is null || inputs.Money is null ? []
            : [Sentence.Priced(inputs.Money), Sentence.Needed(comparison, inputs.Money), Sentence.Chance(inputs.Money)];
        return new(
            verdict,
            [measured, .. money.OfType<string>(), .. obstacles, .. comparison.VerdictNote is { } note ? new[] { $"Gate 4: {note}." } : []],
            verdict == Verdict.Inconclusive ? MoreItems(comparison) : null);
    }

    /// <summary>Conditions that are known not to be met and whose policy says what then.</summary>
    internal static IReadOnlyList<string> Unmet(Policy policy, IReadOnlyList<Gate> gates, params string[] consequences) =>
        Reasons(gates.Where((gate, place) => gate.Status == Gate.Fail && consequences.Contains(policy.Gates[place].Unmet)));

    internal static IReadOnlyList<string> Reasons(IEnumerable<Gate> failed) =>
        [.. failed.Select(gate => $"Condition {gate.Id} is not met: {gate.Evidence}; asked for is {gate.Threshold} ({gate.Source}).")];

    private static Verdict ByMoney(PairedComparison comparison, Policy policy, PaybackRule rule, double chance, bool obstructed)
    {
        if (!obstructed && Accepts(comparison, policy) && chance >= rule.Promote)
        {
            return Verdict.Promote;
        }

        return chance <= rule.Keep || RulesOut(comparison, policy) ? Verdict.KeepPrompt : Verdict.Inconclusive;
    }

    /// <summary>Without money: significant and meaningful (S3.13), else the cheaper upkeep of a prompt wins.</summary>
    private static Verdict ByMeasurement(PairedComparison comparison, Policy policy, bool obstructed)
    {
        var better = policy is { Payback: null, Accept: Policy.NonInferior }
            ? comparison.Verdict is "MEANINGFULLY_BETTER" or "BETTER_SIZE_UNRESOLVED"
            : comparison.Verdict is "MEANINGFULLY_BETTER";
        return better && !obstructed ? Verdict.Promote
            : comparison.Verdict is "MEANINGFULLY_WORSE" or "WORSE_SIZE_UNRESOLVED" or "EQUIVALENT" or "NON_SUPERIOR" ? Verdict.KeepPrompt
            : Verdict.Inconclusive;
    }

    private static bool Accepts(PairedComparison comparison, Policy policy) => policy.Accept == Policy.Meaningful
        ? comparison.Verdict is "MEANINGFULLY_BETTER"
        : comparison.Verdict is "MEANINGFULLY_BETTER" or "BETTER_SIZE_UNRESOLVED" or "EQUIVALENT" or "NON_INFERIOR";

    private static bool RulesOut(PairedComparison comparison, Policy policy) => comparison.Verdict is "MEANINGFULLY_WORSE"
        || (policy.Accept == Policy.Meaningful && comparison.Verdict is "WORSE_SIZE_UNRESOLVED" or "EQUIVALENT" or "NON_SUPERIOR");

    private static IReadOnlyList<string> Obstacles(DecisionInputs inputs)
    {
        var strict = inputs.Run.Comparison?.Guardrails.Strict ?? false;
        return
        [
            .. inputs.OwnGuardrails
                .Where(guardrail => guardrail.Status == GuardrailReport.Fail || (strict && guardrail.Status == GuardrailReport.Unknown))
                .Select(guardrail => Sentence.Of($"Guardrail {guardrail.Id} {(guardrail.Status == GuardrailReport.Fail ? "fails" : "cannot be told")}: {guardrail.Value:0.####}, limit {guardrail.Limit:0.####}.")),
        ];
    }

    private static long? MoreItems(PairedComparison comparison)
    {
        var least = Math.Min(comparison.Needed.Meaningful ?? long.MaxValue, comparison.Needed.Equivalent ?? long.MaxValue);
        return least is < long.MaxValue && least > comparison.N ? least - comparison.N : null;
    }

    private static IEnumerable<ArmReport> Both(DecisionInputs inputs, PairedComparison comparison) =>
        inputs.Arms.Where(arm => arm.Name == comparison.Baseline || arm.Name == comparison.Candidate);

    private static string Reach(ArmReport arm) => Sentence.Of($"{arm.Name} at most {arm.Metrics.Accuracy.Upper:0.#%}");
}
