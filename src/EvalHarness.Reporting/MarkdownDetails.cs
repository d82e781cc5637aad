using System.Text;
using EvalHarness.Analysis;

namespace EvalHarness.Reporting;

/// <summary>The parts of report.md that an engineer reads.</summary>
internal static class MarkdownDetails
{
    private const int MostSlices = 40;
    private const int MostConfusions = 15;
    private const string NotNeeded = "not needed";

    /// <summary>Every class, so that nothing is hidden in a share.</summary>
    public static string Outcomes(EvalReport report)
    {
        (string Name, Func<TrialCounts, int> Count)[] classes =
        [
            ("planned", counts => counts.Planned), ("correct", counts => counts.Correct), ("wrong", counts => counts.Wrong),
            ("ambiguous", counts => counts.Ambiguous), ("unparseable", counts => counts.Unparseable),
            ("invalid JSON", counts => counts.InvalidJson), ("refused", counts => counts.Refused), ("filtered", counts => counts.Filtered),
            ("truncated", counts => counts.Truncated), ("timeout", counts => counts.Timeout), ("failed", counts => counts.Failed),
            ("pending", counts => counts.Pending), (NotNeeded, counts => counts.NotNeeded),
        ];
        var table = MarkdownTable.Of(
            ["Trials", .. report.Arms.Select(arm => MarkdownText.Escape(arm.Name))],
            classes.Where(one => one.Name != NotNeeded || report.Arms.Any(arm => arm.Counts.NotNeeded > 0))
                .Select(one => (IReadOnlyList<string>)[one.Name, .. report.Arms.Select(arm => Figures.Count(one.Count(arm.Counts)))]));
        var errors = report.Arms.SelectMany(arm => arm.Errors.Select(error =>
            $"- {MarkdownText.Escape(arm.Name)}: {Figures.Count(error.Value)} × {MarkdownText.Escape(error.Key)}\n"));
        return "## What became of every trial\n\n" + table + string.Concat(errors) + (report.Arms.Any(arm => arm.Errors.Count > 0) ? "\n" : "");
    }

    public static string Slices(EvalReport report)
    {
        var names = report.Arms.Count == 0 ? [] : report.Arms[0].Slices.Keys.ToList();
        if (names.Count == 0)
        {
            return "";
        }

        var shown = names.Take(MostSlices).Select(name => (IReadOnlyList<string>)
        [
            MarkdownText.Escape(name),
            Figures.Count(report.Arms.Max(arm => arm.Slices[name].N)),
            .. report.Arms.Select(arm => Figures.PercentWithInterval(arm.Slices[name])),
            .. report.Decided is { } decided ? [Difference(decided, name)] : Array.Empty<string>(),
        ]);
        var table = MarkdownTable.Of(
            ["Slice", "n", .. report.Arms.Select(arm => MarkdownText.Escape(arm.Name)), .. report.Decided is null ? Array.Empty<string>() : ["Difference"]],
            shown);
        var more = names.Count > MostSlices ? $"*{Figures.Count(names.Count - MostSlices)} more in analysis.json.*\n\n" : "";
        return "## Slices (exploratory)\n\n" + table + "● stands out after allowing for the number of slices.\n\n" + more;
    }

    public static string Confusions(EvalReport report)
    {
        var text = new StringBuilder();
        foreach (var arm in report.Arms.Where(arm => arm.Confusion is not null))
        {
            var confusion = arm.Confusion!;
            var cells = confusion.Cells.Where(cell => cell.Target != cell.Answer)
                .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Target).ThenBy(cell => cell.Answer).Take(MostConfusions).ToList();
            if (cells.Count > 0)
            {
                text.Append("### ").Append(MarkdownText.Escape(arm.Name)).Append("\n\n").Append(MarkdownTable.Of(
                    ["Expected", "Answered", "Times"],
                    cells.Select(cell => (IReadOnlyList<string>)
                        [MarkdownText.Escape(confusion.Labels[cell.Target]), Answer(confusion, cell.Answer), Figures.Count(cell.Count)])));
            }
        }

        return text.Length == 0 ? "" : $"## Most frequent confusions\n\n{text}";
    }

    public static string Methods(EvalReport report)
    {
        var text = new StringBuilder("## Method and provenance\n\n");
        text.Append("Accuracy: Wilson's interval; each trial has one class and all but *correct* count as wrong, *failed* stands outside. ");
        text.Append("Difference: the verdict is read off one interval. Latency: the successful attempt alone, model loading taken off.\n\n");
        text.Append("- run ").Append(MarkdownText.Escape(report.RunId)).Append('\n');
        if (report.StartedAt is { } started)
        {
            text.Append(Figures.Text($"- started {started.UtcDateTime:yyyy-MM-dd HH:mm} UTC\n"));
        }

        if (report.Dataset.Sha256 is { } hash)
        {
            text.Append("- data SHA-256 ").Append(MarkdownText.Escape(hash)).Append('\n');
        }

        foreach (var arm in report.Arms)
        {
            text.Append(Figures.Text($"- {MarkdownText.Escape(arm.Name)}: {MarkdownText.Escape(arm.Provider)} {MarkdownText.Escape(arm.Model ?? "")}"));
            text.Append(arm.Cost.PriceAsOf is { } day ? Figures.Text($", prices as of {day:yyyy-MM-dd}\n") : "\n");
        }

        foreach (var (key, value) in report.Run.Provenance)
        {
            text.Append("- ").Append(MarkdownText.Escape(key)).Append(' ').Append(MarkdownText.Escape(value)).Append('\n');
        }

        return text.ToString();
    }

    private static string Difference(Analysis.Comparisons.PairedComparison comparison, string slice) =>
        comparison.Slices.FirstOrDefault(one => one.Slice == slice) is { } found
            ? Figures.PointsWithInterval(found.Difference, found.Lower, found.Upper) + (found.StandsOut ? " ●" : "")
            : Figures.Unknown;

    private static string Answer(ConfusionMatrix confusion, int answer) =>
        answer == ConfusionMatrix.NoAnswer ? "*(none)*" : MarkdownText.Escape(confusion.Labels[answer]);
}
