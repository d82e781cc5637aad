using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Decisions;
using EvalHarness.Reporting;
using Spectre.Console;

namespace EvalHarness.Cli;

/// <summary>A report on the terminal, within 80 columns; plain text when redirected. What was found stands first, the figures below.</summary>
internal static class SummaryView
{
    /// <summary>Columns that the summary keeps within.</summary>
    public const int Width = 80;

    private const int LongestName = 40;

    private static readonly Padding Gap = new(0, 0, 1, 0);

    public static void Render(EvalReport report, IAnsiConsole console)
    {
        Line(console, $"{report.Name}: {Figures.Count(report.Dataset.N)} items, {report.Arms.Count} arms, run {report.RunId}");
        console.WriteLine();
        console.Write(Arms(report));
        foreach (var comparison in report.Comparisons)
        {
            console.WriteLine();
            Line(console, $"{comparison.Candidate} against {comparison.Baseline}: {Wording.Verdict(comparison)}.", Color(comparison));
            Line(console, $"  {Wording.Difference(comparison)}");
            Line(console, $"  fixed {Figures.Count(comparison.Fixed)}, broke {Figures.Count(comparison.Broke)}; "
                + $"{Figures.PointsWithInterval(comparison.Difference.Value, comparison.Difference.Lower, comparison.Difference.Upper)}, "
                + $"p = {Figures.P(comparison.PValue.Value)}, n = {Figures.Count(comparison.N)}");
            if (Wording.StoppedEarly(comparison) is { } stopped)
            {
                Line(console, $"  {stopped}");
            }
        }

        foreach (var guardrail in report.Guardrails.Where(guardrail => guardrail.Status == GuardrailReport.Fail))
        {
            Line(console, Figures.Text($"Guardrail {guardrail.Id} fails for {guardrail.Candidate}: {guardrail.Value:0.####}, limit {guardrail.Limit:0.####}"), Spectre.Console.Color.Red);
        }

        if (report.Decision is { } card)
        {
            console.WriteLine();
            Decision(report, card, console);
        }

        if (report.EveryNote.Count > 0)
        {
            console.WriteLine();
            foreach (var note in report.EveryNote)
            {
                Line(console, $"- {note}");
            }
        }
    }

    /// <summary>The verdict, its reasons and what would change it.</summary>
    public static void Decision(EvalReport report, DecisionCard card, IAnsiConsole console)
    {
        Line(console, $"Decision: {DecisionWording.Headline(report, card)}");
        foreach (var reason in card.Because)
        {
            Line(console, $"  {reason}");
        }

        foreach (var point in card.WouldFlip)
        {
            Line(console, $"  Would change it: {point}");
        }

        if (card.Unknown.Count > 0)
        {
            Line(console, $"  Not known: {string.Join(", ", card.Unknown)}.");
        }
    }

    private static Table Arms(EvalReport report)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        // Only names may wrap: a figure broken over two lines is a wrong figure.
        table.AddColumn(new TableColumn(new Text("arm")) { Padding = Gap });
        foreach (var title in new[] { "accuracy [95%]", "valid", "p50", "p95", "$/1,000", "failed" })
        {
            table.AddColumn(new TableColumn(new Text(title)) { Padding = Gap }.RightAligned().NoWrap());
        }

        foreach (var arm in report.Arms)
        {
            table.AddRow(
                Cell(OutputSanitizer.Visible(arm.Name, LongestName)),
                Cell(Figures.PercentWithInterval(arm.Metrics.Accuracy)),
                Cell(Figures.Percent(arm.Metrics.ValidRate.Value)),
                Cell(Figures.Milliseconds(arm.LatencyMs.P50.Value)),
                Cell(Figures.Milliseconds(arm.LatencyMs.P95.Value)),
                Cell(Figures.Usd(arm.Cost.Per1000Usd) + (arm.Cost.Illustrative ? "*" : "")),
                Cell(Figures.Count(arm.Counts.Failed)));
        }

        return table;
    }

    /// <summary>Foreign text is made visible before it reaches the terminal, and never read as Spectre's own markup.</summary>
    private static Text Cell(string text) => new(OutputSanitizer.Visible(text));

    private static void Line(IAnsiConsole console, string text, Color? color = null)
    {
        foreach (var line in TextWrap.Lines(OutputSanitizer.Visible(text), Width))
        {
            console.Write(new Text(line, new Style(color)));
            console.WriteLine();
        }
    }

    private static Color? Color(PairedComparison comparison) => comparison.Verdict switch
    {
        "MEANINGFULLY_BETTER" or "BETTER_SIZE_UNRESOLVED" => Spectre.Console.Color.Green,
        "MEANINGFULLY_WORSE" or "WORSE_SIZE_UNRESOLVED" => Spectre.Console.Color.Red,
        _ => null,
    };
}
