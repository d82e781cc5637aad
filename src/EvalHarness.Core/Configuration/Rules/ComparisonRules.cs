using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Which arms are compared, and on what.</summary>
internal static class ComparisonRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Comparison is not { } comparison)
        {
            return;
        }

        NameRules.CheckNamesArm(config, comparison.Baseline, "comparison.baseline", problems);
        CheckCandidates(config, comparison, problems);
        CheckDecide(config, comparison, problems);
        CheckMetric(config, comparison.Metric, problems);
    }

    private static void CheckCandidates(EvalConfig config, ComparisonConfig comparison, ProblemCollector problems)
    {
        const string Path = "comparison.candidates";
        if (comparison.Candidates is [ComparisonConfig.All])
        {
            return;
        }

        if (comparison.Candidates.Count == 0)
        {
            problems.AddRefused(Path, $"{Path} is empty", "Name the arms that might replace the baseline, or write candidates: all");
        }

        for (var i = 0; i < comparison.Candidates.Count; i++)
        {
            var candidate = comparison.Candidates[i];
            var at = $"{Path}[{i}]";
            if (candidate == ComparisonConfig.All)
            {
                problems.AddRefused(at, $"{at} is 'all' beside other names", "Write candidates: all, or names alone");
                continue;
            }

            NameRules.CheckNamesArm(config, candidate, at, problems);
            if (candidate == comparison.Baseline)
            {
                problems.AddRefused(at, $"{at} is the baseline itself", "Take it away: an arm is not compared with itself");
            }

            if (comparison.Candidates.Take(i).Contains(candidate, StringComparer.Ordinal))
            {
                problems.AddRefused(at, $"{at} names {TextRules.Shown(candidate)} again", "Name each candidate once");
            }
        }
    }

    private static void CheckDecide(EvalConfig config, ComparisonConfig comparison, ProblemCollector problems)
    {
        const string Path = "comparison.decide";
        if (comparison.Decide is not { } decide)
        {
            return;
        }

        NameRules.CheckNamesArm(config, decide, Path, problems);
        var isCandidate = comparison.Candidates is [ComparisonConfig.All]
            ? decide != comparison.Baseline
            : comparison.Candidates.Contains(decide, StringComparer.Ordinal);
        if (!isCandidate && problems.IsSound("comparison.candidates"))
        {
            problems.AddRefused(Path, $"{Path} names {TextRules.Shown(decide)}, which is no candidate", "Name one of comparison.candidates");
        }
    }

    private static void CheckMetric(EvalConfig config, MetricName metric, ProblemCollector problems)
    {
        var needed = metric switch
        {
            MetricName.FieldF1 => TaskKind.Extraction,
            MetricName.MacroF1 or MetricName.Mcc => TaskKind.Classification,
            _ => config.Task.Kind,
        };
        if (needed != config.Task.Kind && problems.IsSound("task.kind"))
        {
            problems.AddRefused("comparison.metric", $"comparison.metric is not defined for task.kind {Word(config.Task.Kind)}",
                $"It is a figure of {Word(needed)}; accuracy is defined for every kind");
        }
    }

    private static string Word(TaskKind kind) => EnumWords.WordOf(kind);
}
