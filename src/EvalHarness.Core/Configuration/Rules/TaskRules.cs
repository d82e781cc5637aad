using System.Text.RegularExpressions;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Labels and scorers.</summary>
internal static class TaskRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        var labels = config.Task.Labels;
        if (!config.Task.LabelsFromData && labels.Count < 2)
        {
            problems.AddRefused("task.labels", "task.labels has fewer than two labels", "List every label, or write labels: from_data");
        }

        foreach (var label in labels.GroupBy(label => label, StringComparer.Ordinal).Where(group => group.Key.Trim().Length == 0 || group.Count() > 1))
        {
            var what = label.Key.Trim().Length == 0 ? "holds an empty label" : $"has {TextRules.Shown(label.Key)} twice";
            problems.AddRefused("task.labels", $"task.labels {what}", "Write each label once");
        }

        CheckRegex(config.Scoring, problems);
    }

    private static void CheckRegex(ScoringConfig scoring, ProblemCollector problems)
    {
        if (scoring.Text.Contains(TextScorerName.Regex) && scoring.Regex is null)
        {
            problems.AddRefused("scoring.text", "scoring.text asks for regex without a pattern", "Add scoring.regex");
        }

        if (scoring.Regex is { } pattern)
        {
            try
            {
                _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            }
            catch (ArgumentException error)
            {
                problems.AddRefused("scoring.regex", $"scoring.regex is no pattern: {error.Message.TrimEnd('.')}", "Write a .NET regular expression, in single quotes");
            }
        }
    }
}
