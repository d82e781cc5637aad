using System.Text;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>decision.md: the card, one page, with provenance and room to sign.</summary>
public sealed class DecisionCardWriter : IReportWriter
{
    public string FileName => "decision.md";

    public ReportFormat? Format => null;

    public void Write(EvalReport report, Stream output) => output.Write(Encoding.UTF8.GetBytes(Text(report)));

    /// <summary>The page.</summary>
    public static string Text(EvalReport report)
    {
        if (report.Decision is not { } card)
        {
            return $"# Decision: {MarkdownText.Escape(report.Name)}\n\nThere is nothing to decide: no prompted arm and no comparison.\n";
        }

        var text = new StringBuilder($"# Decision: {MarkdownText.Escape(report.Name)}\n\n");
        text.Append(Question(report)).Append(MarkdownDecision.Summary(report, card));
        if (report.Decided is { } compared && Wording.StoppedEarly(compared) is { } stopped)
        {
            text.Append(Figures.Text($"The run {stopped}.\n\n"));
        }

        var place = report.Decided is { } decided ? report.Comparisons.ToList().IndexOf(decided) : 0;
        var money = report.Economics.ElementAtOrDefault(place);
        text.Append(MarkdownDecision.Money(money)).Append(CardAssumptions.Of(report, money)).Append(MarkdownSummary.Guardrails(report));
        text.Append(MarkdownDecision.Gates(card));
        text.Append("## Other policies\n\n").Append(MarkdownTable.Of(
            ["Policy", "Verdict"],
            card.OtherPolicies.Select(other => (IReadOnlyList<string>)[other.Policy, DecisionWording.Short(other.Verdict) + (other.Provisional ? " (provisional)" : "")])));
        text.Append(MarkdownSummary.Notes(report));
        text.Append("Not shown by any of this: drift of the data, a change at the vendor, and items unlike those measured.\n\n");
        text.Append("## Provenance\n\n").Append(MarkdownTable.Of(
            ["What", "Which"],
            [
                ["run", MarkdownText.Escape(report.RunId) + (Day(report.StartedAt) is { } day ? Figures.Text($", started on {day:yyyy-MM-dd}") : "")],
                .. report.Run.Arms.Select(arm => (IReadOnlyList<string>)[MarkdownText.Escape(arm.Name), MarkdownText.Escape($"{arm.Provider} {arm.Model}".TrimEnd())]),
                ["policy", Figures.Text($"{card.Policy}, SHA-256 {card.PolicySha256}")],
                .. card.PolicyRedeclared is { } reason ? new IReadOnlyList<string>[] { ["deviation", $"policy changed after the run: {MarkdownText.Escape(reason)}"] } : [],
                .. report.Run.Arms.Where(arm => arm.Price is not null).Select(arm => (IReadOnlyList<string>)
                    [$"price of {MarkdownText.Escape(arm.Name)}", MarkdownText.Escape(PriceWording.Of(arm.Price!, Day(report.StartedAt)))]),
                .. report.Run.Provenance.Select(fact => (IReadOnlyList<string>)[MarkdownText.Escape(fact.Key), MarkdownText.Escape(fact.Value)]),
            ]));
        text.Append(Figures.Text($"Due again on {card.ReviewBy:yyyy-MM-dd}.\n\n"));
        text.Append("Decided by: ______________________  Role: ______________________  Date: ____________\n\n");
        text.Append("Reason, where it departs from the verdict: ____________________________________________\n");
        return text.ToString();
    }

    private static string Question(EvalReport report) => MarkdownText.Escape(report.Decided is { } decided
        ? $"May {decided.Candidate} take the place of {decided.Baseline}? Measured it is {Wording.Verdict(decided)}."
        : "No fine-tune was measured yet: is one worth trying?") + "\n\n";

    private static DateOnly? Day(DateTimeOffset? start) => start is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}
