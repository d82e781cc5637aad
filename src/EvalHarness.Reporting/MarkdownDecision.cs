using System.Globalization;
using System.Text;
using EvalHarness.Decisions;
using EvalHarness.Economics;

namespace EvalHarness.Reporting;

/// <summary>The decision in Markdown: alone as a card to sign, and as a section of the report.</summary>
internal static class MarkdownDecision
{
    /// <summary>Verdict, reasons and turning points.</summary>
    public static string Summary(EvalReport report, DecisionCard card)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{MarkdownText.Escape(DecisionWording.Headline(report, card))}**\n\n");
        List(text, "Because", card.Because);
        List(text, "What would change it, each alone and all else as assumed", card.WouldFlip);
        List(text, "Not known yet, so the verdict is provisional", card.Unknown);
        return text.ToString();
    }

    /// <summary>Conditions with their status.</summary>
    public static string Gates(DecisionCard card) => "## Conditions\n\n" + MarkdownTable.Of(
        ["Condition", "Status", "Evidence", "Asked for", "Source"],
        card.Gates.Select(gate => (IReadOnlyList<string>)
        [
            MarkdownText.Escape(gate.Id), $"{DecisionWording.Symbol(gate)} {gate.Status}", MarkdownText.Escape(gate.Evidence),
            MarkdownText.Escape(gate.Threshold), MarkdownText.Escape(gate.Source),
        ])) + "✓ met, ✗ not met, ? nobody has said, ! not met and only advice. Source: the number of the rule that the policy cites.\n\n";

    /// <summary>The money of the choice; empty where nobody stated any.</summary>
    public static string Money(EconomicsReport? money) => money?.Upfront is null ? "" : "## Money\n\n" + MarkdownTable.Of(
        ["", MarkdownText.Escape(money.Baseline), MarkdownText.Escape(money.Candidate)],
        [
            ["Calls and hosting, a month", CardMoney.Of(money.BaselinePerMonth), CardMoney.Of(money.CandidatePerMonth)],
            ["Upkeep, a month", CardMoney.Of(money.BaselineTotal?.UpkeepPerMonth), CardMoney.Of(money.CandidateTotal?.UpkeepPerMonth)],
            ["Wrong answers, a month", CardMoney.Of(money.BaselineTotal?.ErrorsPerMonth), CardMoney.Of(money.CandidateTotal?.ErrorsPerMonth)],
            ["Upfront", "$0", CardMoney.Of(money.Upfront)],
            [Figures.Text($"In all over {money.HorizonMonths} months"), CardMoney.Of(money.BaselineTotal?.OverHorizon), CardMoney.Of(money.CandidateTotal?.OverHorizon)],
        ]) + $"{DecisionWording.Payback(money)}\n\n" + Tornado(money, money.Simulation);

    private static string Tornado(EconomicsReport money, SimulationReport? simulation) => simulation is null || simulation.Tornado.Count == 0 ? ""
        : "What matters most: the net present value when one figure alone is as low, or as high, as it is once in twenty times.\n\n" + MarkdownTable.Of(
            ["Figure", "Low", "High", "Value at low", "Value at high"],
            simulation.Tornado.Select(bar => (IReadOnlyList<string>)
            [
                MarkdownText.Escape(DriverWording.Name(bar.Driver, new(money.Baseline, money.Candidate))), DriverWording.Value(bar.Driver, bar.Low), DriverWording.Value(bar.Driver, bar.High),
                CardMoney.Of(bar.NpvAtLow), CardMoney.Of(bar.NpvAtHigh),
            ]));

    private static void List(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{title}:\n\n");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(line)}\n");
        }

        text.Append('\n');
    }
}
