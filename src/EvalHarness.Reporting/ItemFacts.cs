using EvalHarness.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Reporting;

/// <summary>What is shown of one item: expected and answered labels, class, figures.</summary>
internal static class ItemFacts
{
    /// <summary>The expected label, or the target's text where the task has no labels and texts are kept.</summary>
    public static string? ExpectedOf(RunData run, int sample) =>
        run.Samples.Targets[sample] is >= 0 and var target ? run.Labels[target] : run.Texts?.Target(sample);

    /// <summary>The slices that an item falls into, as <c>field=value</c>.</summary>
    public static IEnumerable<string> SlicesOf(RunData run, int sample) =>
        from column in run.Samples.Slices
        where column.Codes[sample] >= 0
        select OutputSanitizer.Visible($"{column.Field}={column.Values[column.Codes[sample]]}");

    /// <summary>The class of a trial in words.</summary>
    public static string OutcomeOf(RunData run, int row) =>
        !run.Trials.Present[row] ? "pending" : EnumNames.Of(run.Trials.Class[row]).Replace('_', ' ');

    /// <summary>A mark beside that word.</summary>
    public static string MarkOf(RunData run, int row) => OutcomeOf(run, row) switch { "correct" => "✓", "pending" or "failed" => "–", _ => "✗" };

    /// <summary>The label that was read out of an answer; null where none was.</summary>
    public static string? AnswerOf(RunData run, int row) =>
        run.Trials.Present[row] && run.Trials.Parsed[row] >= 0 && run.Trials.Class[row] is (TrialClass.Correct or TrialClass.Wrong)
            ? run.Trials.ParsedValues[run.Trials.Parsed[row]]
            : null;

    /// <summary>Time, cost and error of a trial, those that are known.</summary>
    public static string FiguresOf(RunData run, int row)
    {
        var trials = run.Trials;
        List<string> figures = [];
        if (trials.LatencyMs[row] >= 0)
        {
            figures.Add(Figures.Milliseconds(trials.LatencyMs[row]));
        }

        if (trials.CostUsd[row] >= 0)
        {
            figures.Add(Figures.Usd(trials.CostUsd[row]));
        }

        if (trials.Cached[row])
        {
            figures.Add("from the cache");
        }

        if (trials.Error[row] is { } error)
        {
            figures.Add(EnumNames.Of(error).Replace('_', ' '));
        }

        return string.Join(" · ", figures);
    }
}
