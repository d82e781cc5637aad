using System.Text;
using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Trials;

namespace EvalHarness.Reporting;

/// <summary>The items behind a difference in report.md: broke first, for they are what a switch would cost.</summary>
internal static class MarkdownItems
{
    private const int MostItems = 25;
    private const int LongestText = 160;

    public static string Of(EvalReport report, PairedComparison comparison)
    {
        var text = new StringBuilder();
        Section(text, report, comparison, "Broke", "broke", comparison.Items.Broke);
        Section(text, report, comparison, "Fixed", "fixed", comparison.Items.Fixed);
        Section(text, report, comparison, "Invalid answers", "invalid", report.Arm(comparison.Candidate).Invalid);
        Section(text, report, comparison, "Both wrong", "both-wrong", comparison.Items.BothWrong);
        return text.Length == 0 ? "" : $"## Items\n\n{text}";
    }

    private static void Section(
        StringBuilder text, EvalReport report, PairedComparison comparison, string title, string selection, IReadOnlyList<int> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        var run = report.Run;
        var (baseline, candidate) = (Place(run, comparison.Baseline), Place(run, comparison.Candidate));
        List<string> header = ["Item", "Expected", MarkdownText.Escape(comparison.Baseline), MarkdownText.Escape(comparison.Candidate)];
        if (run.Texts is not null)
        {
            header.Add("Input");
        }

        text.Append(Figures.Text($"<details><summary>{title}: {Figures.Count(samples.Count)}</summary>\n\n"));
        text.Append(MarkdownTable.Of(header, samples.Take(MostItems).Select(sample => Row(run, sample, baseline, candidate))));
        if (samples.Count > MostItems)
        {
            text.Append(Figures.Text($"{Figures.Count(samples.Count - MostItems)} more: `evalharness items RUN --{selection}`\n\n"));
        }

        text.Append("</details>\n\n");
    }

    private static List<string> Row(RunData run, int sample, int baseline, int candidate)
    {
        List<string> cells =
        [
            MarkdownText.Code(run.Samples.Ids[sample], LongestText),
            run.Samples.Targets[sample] is >= 0 and var target ? MarkdownText.Escape(run.Labels[target])
                : run.Texts?.Target(sample) is { } expected ? MarkdownText.Code(expected, LongestText) : Figures.Unknown,
            Answer(run, baseline, sample),
            Answer(run, candidate, sample),
        ];
        if (run.Texts is { } texts)
        {
            cells.Add(MarkdownText.Code(texts.Input(sample) ?? "", LongestText));
        }

        return cells;
    }

    /// <summary>The label where there is one; else the class and, where texts are kept, what was said.</summary>
    private static string Answer(RunData run, int arm, int sample)
    {
        var row = run.Trials.RowOf(new TrialKey(arm, sample, 0));
        if (!run.Trials.Present[row])
        {
            return "pending";
        }

        var outcome = run.Trials.Class[row];
        if (run.Trials.Parsed[row] >= 0 && outcome is (TrialClass.Correct or TrialClass.Wrong))
        {
            return MarkdownText.Escape(run.Trials.ParsedValues[run.Trials.Parsed[row]]);
        }

        var output = run.Texts?.Output(arm, sample, 0);
        return output is null ? EnumNames.Of(outcome) : $"{EnumNames.Of(outcome)} {MarkdownText.Code(output, LongestText)}";
    }

    private static int Place(RunData run, string arm) => Enumerable.Range(0, run.Arms.Count).Single(place => run.Arms[place].Name == arm);
}
