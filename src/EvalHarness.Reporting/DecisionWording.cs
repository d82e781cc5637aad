using EvalHarness.Decisions;
using EvalHarness.Economics;

namespace EvalHarness.Reporting;

/// <summary>Verdicts as sentences (contract: Words on the screen).</summary>
public static class DecisionWording
{
    /// <summary>The verdict of a report.</summary>
    public static string Headline(EvalReport report, DecisionCard card)
    {
        var candidate = report.Decided?.Candidate ?? "the fine-tuned model";
        var baseline = report.Decided?.Baseline ?? RunEconomics.BestPrompted(report.Arms)?.Name ?? "prompting";
        var verdict = card.Verdict switch
        {
            "PROMOTE" => $"Switch to {candidate}",
            "KEEP_PROMPT" => $"Keep {baseline}",
            "NEITHER" => "Neither arm is good enough",
            "INCONCLUSIVE" => $"Keep {baseline} for now: the data fit both a worthwhile gain and none worth paying for"
                + (card.MoreItems is { } items ? $"; about {Figures.Count(items)} more items would tell" : ""),
            "BLOCKED" => "A condition is not met",
            "INVALID" => "The results cannot be trusted",
            "TRY_FINE_TUNE" => "A fine-tune is worth trying",
            _ => $"Collect {(card.MoreItems is { } more ? $"{Figures.Count(more)} " : "")}more labelled items first",
        };
        return $"{verdict}{(card.Provisional ? " (provisional)" : "")}.";
    }

    /// <summary>A verdict in few words, for a list.</summary>
    public static string Short(string verdict) => verdict switch
    {
        "PROMOTE" => "switch to the fine-tuned model",
        "KEEP_PROMPT" => "keep prompting",
        "NEITHER" => "neither is good enough",
        "INCONCLUSIVE" => "the data fit both",
        "BLOCKED" => "a condition is not met",
        "INVALID" => "the results cannot be trusted",
        "TRY_FINE_TUNE" => "a fine-tune is worth trying",
        _ => "collect more labelled items first",
    };

    /// <summary>When and how likely it repays.</summary>
    public static string Payback(EconomicsReport money) => money.Reading switch
    {
        EconomicsReport.Pays => Figures.Text($"At the central figures it repays in {money.PaybackMonths:0.##} months, after {money.PaybackCalls:N0} calls") + Chance(money),
        EconomicsReport.Never => "At the central figures it NEVER repays: a month costs more than it saves" + Chance(money),
        _ => $"Whether it repays is not known: {string.Join(", ", money.Missing)} not stated.",
    };

    /// <summary>A probability as people say it: "1 chance in 11", "9 chances in 10".</summary>
    public static string Chances(double probability) => probability switch
    {
        < 0.005 => "practically no chance",
        <= 0.5 => Figures.Text($"1 chance in {Math.Round(1 / probability, MidpointRounding.AwayFromZero):0}"),
        <= 0.95 => Figures.Text($"{Math.Round(10 * probability, MidpointRounding.AwayFromZero):0} chances in 10"),
        _ => "almost every chance",
    };

    /// <summary>A mark beside the colour-blind word.</summary>
    public static string Symbol(Gate gate) => gate.Status switch { Gate.Pass => "✓", Gate.Fail => "✗", Gate.Unknown => "?", _ => "!" };

    /// <summary>−$54,572.</summary>
    public static string Money(double? amount) => amount is < 0 and var loss ? $"−{Figures.Usd(-loss)}" : Figures.Usd(amount);

    private static string Chance(EconomicsReport money) => money.Simulation is not { } simulation ? "."
        : "; chance of repaying within " + string.Join(", ", simulation.ByHorizon.Select(one => Figures.Text($"{one.Months} months: {100 * one.Probability:0.#}%"))) + ".";
}
