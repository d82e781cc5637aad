using EvalHarness.Economics;
using EvalHarness.Statistics;

namespace EvalHarness.Decisions;

/// <summary>Before a fine-tune exists: may the project start? From the prompted arm, the conditions and the money alone.</summary>
internal static class FirstRule
{
    public static Ruling Decide(DecisionInputs inputs, Policy policy, IReadOnlyList<Gate> gates)
    {
        if (EvidenceFaults.Of(inputs) is { Count: > 0 } faults)
        {
            return new(Verdict.Invalid, faults);
        }

        // Keeping an arm that may not be used is no answer, nor is it a reason against a model of one's own.
        if (gates.Where(gate => gate is { Reads: Facts.Residency, Status: Gate.Fail }).ToList() is { Count: > 0 } breached)
        {
            return new(Verdict.Blocked, CandidateRule.Reasons(breached));
        }

        if (CandidateRule.Unmet(policy, gates, PolicyGate.Block, PolicyGate.KeepPrompt) is { Count: > 0 } unmet)
        {
            return new(Verdict.KeepPrompt, unmet);
        }

        if (CandidateRule.Unmet(policy, gates, PolicyGate.MoreData) is { Count: > 0 } thin)
        {
            return new(Verdict.MoreData, thin, Lacking(inputs, policy, gates));
        }

        var arm = inputs.Incumbent!;
        var accuracy = new Estimate(arm.Metrics.Accuracy.Value!.Value, arm.Metrics.Accuracy.Lower!.Value, arm.Metrics.Accuracy.Upper!.Value);
        var n = arm.Metrics.Accuracy.N;
        var measured = Sentence.Of($"{arm.Name} has {accuracy.Value:0.0%} right, plausibly {accuracy.Lower:0.0%} to {accuracy.Upper:0.0%}; measured on {n:N0} items.");
        if (policy.PromptedAccuracy is { } band && (band.DespiteMoney || inputs.Money is not { IsComplete: true }))
        {
            return ByBand(accuracy, n, band, measured);
        }

        return inputs.Money is { IsComplete: true } money && policy.Payback is not null
            ? ByMoney(money, accuracy, n, measured)
            : new(Verdict.TryFineTune, [measured, "Every condition that is known is met."]);
    }

    /// <summary>The accuracy that a fine-tune must reach to repay; null where the money is open.</summary>
    public static double? RequiredAccuracy(DecisionInputs inputs) => inputs.Incumbent?.Metrics.Accuracy.Value + inputs.Money?.BreakEven.Gain;

    private static Ruling ByMoney(EconomicsReport money, Estimate accuracy, int n, string measured)
    {
        if (money.BreakEven.Gain is not { } gain)
        {
            var repays = money.PaybackMonths <= money.HorizonMonths;
            return new(repays ? Verdict.TryFineTune : Verdict.KeepPrompt,
                [measured, $"Errors cost nothing here, and cheaper calls alone {(repays ? "repay" : "do not repay")} it in time."]);
        }

        var needed = Sentence.Of($"To repay {Sentence.Usd(money.Upfront!.Value)} in {money.HorizonMonths} months a fine-tune must have {accuracy.Value + gain:0.0%} right");
        return accuracy.Upper + gain <= 1 ? new(Verdict.TryFineTune, [measured, $"{needed}."])
            : accuracy.Lower + gain > 1 ? new(Verdict.KeepPrompt, [measured, $"{needed}, which none can."])
            : new(Verdict.MoreData, [measured, $"{needed}; whether that is possible cannot be told from so few items."], ItemsToTell(accuracy.Value, 1 - gain, n));
    }

    private static Ruling ByBand(Estimate accuracy, int n, AccuracyBand band, string measured)
    {
        if (accuracy.Lower > band.High)
        {
            return new(Verdict.KeepPrompt, [measured, Sentence.Of($"Above {band.High:0%} a fine-tune has little left to win.")]);
        }

        if (accuracy.Upper < band.Low)
        {
            return new(Verdict.TryFineTune, [measured, Sentence.Of($"Below {band.Low:0%} a fine-tune on own data nearly always helps.")]);
        }

        double[] straddled = [.. new[] { band.Low, band.High }.Where(bound => accuracy.Lower <= bound && bound <= accuracy.Upper)];
        return straddled.Length > 0
            ? new(Verdict.MoreData, [measured, Sentence.Of($"On which side of {straddled[^1]:0%} it is cannot be told yet.")], ItemsToTell(accuracy.Value, straddled[^1], n))
            : new(Verdict.TryFineTune, [measured, Sentence.Of($"Between {band.Low:0%} and {band.High:0%} there is something to win; the money decides whether enough.")]);
    }

    /// <summary>Further items after which a 95% interval of ±|p − bound| would leave the bound out: z²·p(1 − p)/(p − bound)² − n.</summary>
    private static long? ItemsToTell(double p, double bound, int n)
    {
        var z = NormalDistribution.Critical(0.05);
        var items = Math.Ceiling(z * z * p * (1 - p) / ((p - bound) * (p - bound)));
        return items < 1e9 && items > n ? (long)items - n : null;
    }

    private static long? Lacking(DecisionInputs inputs, Policy policy, IReadOnlyList<Gate> gates)
    {
        var facts = Facts.Of(inputs);
        return policy.Gates.Where((gate, place) => gates[place].Status == Gate.Fail && gate is { Unmet: PolicyGate.MoreData, AtLeast: not null })
            .Select(gate => (long?)Math.Ceiling(gate.AtLeast!.Value - double.Parse(facts[gate.Reads]!, System.Globalization.CultureInfo.InvariantCulture)))
            .Max();
    }
}
