using EvalHarness.Analysis;

namespace EvalHarness.Reporting;

/// <summary>What an extraction got right field by field, and how steady an arm is under rewording.</summary>
internal static class MarkdownFields
{
    public static string Of(EvalReport report)
    {
        var arms = report.Arms.Where(arm => arm.Fields is not null).ToList();
        return arms.Count == 0 ? "" : "## Fields\n\n" + string.Concat(arms.Select(Arm))
            + "A wrong value counts twice: it is given and not expected, and the expected one is not given. An answer that is no valid JSON gives nothing.\n\n";
    }

    public static string Rewordings(EvalReport report)
    {
        var arms = report.Arms.Where(arm => arm.ChangedByRewording is not null).ToList();
        return arms.Count == 0 ? "" : "## Reworded items\n\n" + MarkdownTable.Of(
            ["Arm", "Answer changed by rewording [95%]", "Pairs"],
            arms.Select(arm => (IReadOnlyList<string>)
            [
                MarkdownText.Escape(arm.Name), Figures.PercentWithInterval(arm.ChangedByRewording), Figures.Count(arm.ChangedByRewording!.N),
            ]));
    }

    private static string Arm(ArmReport arm)
    {
        var table = MarkdownTable.Of(
            ["Field", "Right", "Given, not expected", "Expected, not given", "Precision", "Recall", "F1"],
            arm.Fields!.Select(field => (IReadOnlyList<string>)
            [
                MarkdownText.Escape(field.Name),
                Figures.Count(field.TruePositives), Figures.Count(field.FalsePositives), Figures.Count(field.FalseNegatives),
                Figures.Percent(field.Precision), Figures.Percent(field.Recall), Figures.Percent(field.F1),
            ]));
        var invented = arm.Invented?.Value is null
            ? ""
            : $"Values that do not occur in the document: {Figures.PercentWithInterval(arm.Invented)} of an answer's values, over {Figures.Count(arm.Invented.N)} answers.\n\n";
        return $"### {MarkdownText.Escape(arm.Name)}\n\nF1 over all fields: {Figures.PercentWithInterval(arm.Metrics.FieldF1)}\n\n{table}{invented}";
    }
}
