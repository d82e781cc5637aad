using EvalHarness.Configuration;

namespace EvalHarness.Decisions;

/// <summary>Measurement, money, facts and a policy → the card.</summary>
public static class Decider
{
    /// <summary>The card of the run's own policy, with the other shipped policies' verdicts; null where there is nothing to decide.</summary>
    public static DecisionCard? Decide(DecisionInputs inputs)
    {
        var policy = inputs.Run.Policy is { } own ? Policy.Parse(own.Text, "policy.yaml") : Policy.Shipped(PolicyFile.Shipped[0]);
        return Decide(inputs, policy) is not { } card ? null : card with
        {
            PolicyRedeclared = inputs.Run.Policy?.Redeclared,
            OtherPolicies =
            [
                .. PolicyFile.Shipped.Where(name => name != policy.Name)
                    .Select(name => Decide(inputs, Policy.Shipped(name))!)
                    .Select(other => new PolicyVerdict(other.Policy, other.Verdict, other.Provisional)),
            ],
        };
    }

    /// <summary>The card of any policy; null where there is nothing to decide.</summary>
    public static DecisionCard? Decide(DecisionInputs inputs, Policy policy)
    {
        if (inputs.Incumbent is null)
        {
            return null;
        }

        var facts = Facts.Of(inputs);
        policy = WithLimits(policy, facts);
        IReadOnlyList<Gate> gates = [.. policy.Gates.Select(gate => gate.Judge(facts))];
        var ruling = inputs.Comparison is { } comparison
            ? CandidateRule.Decide(inputs, comparison, policy, gates)
            : FirstRule.Decide(inputs, policy, gates);
        IReadOnlyList<string> unknown =
        [
            .. policy.Gates.Where((_, place) => gates[place].Status == Gate.Unknown).Select(gate => KnownFact.Behind(gate.Reads)).Distinct(),
            .. policy.Payback is null ? [] : inputs.Money?.Missing ?? ["economics"],
        ];
        return new()
        {
            Verdict = ruling.Verdict.ToCode(),
            Provisional = unknown.Count > 0 && ruling.Verdict is not Verdict.Invalid,
            Policy = policy.Name,
            PolicySha256 = policy.Sha256,
            Because = ruling.Because,
            WouldFlip = ruling.Verdict is Verdict.Invalid or Verdict.Blocked or Verdict.Neither ? [] : TurningPoints.Of(inputs.Money),
            Gates = gates,
            Unknown = unknown,
            MoreItems = ruling.MoreItems,
            RequiredAccuracy = inputs.Comparison is null ? FirstRule.RequiredAccuracy(inputs) : null,
            // Of a fine-tune that nobody has measured there is no chance to tell, only the accuracy that it would need.
            PaybackMonths = inputs.Comparison is null ? null : inputs.Money?.PaybackMonths,
            PaybackProbability = inputs.Comparison is null ? null : inputs.Money?.Simulation?.PaybackProbability,
            ReviewBy = inputs.Run.StartedAt is { } start ? DateOnly.FromDateTime(start.UtcDateTime).AddDays(policy.ReviewDays) : null,
        };
    }

    /// <summary>A limit that somebody stated binds under every policy, also one that does not ask for it.</summary>
    private static Policy WithLimits(Policy policy, Facts facts) =>
        facts[Facts.Residency] == DataResidency.Breached && policy.Gates.All(gate => gate.Reads != Facts.Residency)
            ? policy with { Gates = [.. policy.Gates, PolicyGate.StatedResidency] }
            : policy;
}
