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
        List(text, "What would change it (each alone, all else as assumed)", card.WouldFlip);
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
        ]));

    /// <summary>The money of the choice; empty where nobody stated any.</summary>
    public static string Money(EconomicsReport? money) => money?.Upfront is null ? "" : "## Money\n\n" + MarkdownTable.Of(
        ["", money.Baseline, money.Candidate],
        [
            ["Calls and hosting, a month", Figures.Usd(money.BaselinePerMonth), Figures.Usd(money.CandidatePerMonth)],
            ["Upkeep, a month", Figures.Usd(money.BaselineTotal?.UpkeepPerMonth), Figures.Usd(money.CandidateTotal?.UpkeepPerMonth)],
            ["Wrong answers, a month", Figures.Usd(money.BaselineTotal?.ErrorsPerMonth), Figures.Usd(money.CandidateTotal?.ErrorsPerMonth)],
            ["Upfront", "$0", Figures.Usd(money.Upfront)],
            [Figures.Text($"In all over {money.HorizonMonths} months"), Figures.Usd(money.BaselineTotal?.OverHorizon), Figures.Usd(money.CandidateTotal?.OverHorizon)],
        ]) + $"{DecisionWording.Payback(money)}\n\n" + Tornado(money.Simulation);

    private static string Tornado(SimulationReport? simulation) => simulation is null || simulation.Tornado.Count == 0 ? ""
        : "What matters most to the net present value:\n\n" + MarkdownTable.Of(
            ["Figure", "From", "To", "Net present value"],
            simulation.Tornado.Select(bar => (IReadOnlyList<string>)
            [
                MarkdownText.Escape(bar.Driver), Figures.Text($"{bar.Low:#,0.####}"), Figures.Text($"{bar.High:#,0.####}"),
                $"{DecisionWording.Money(bar.NpvAtLow)} to {DecisionWording.Money(bar.NpvAtHigh)}",
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
