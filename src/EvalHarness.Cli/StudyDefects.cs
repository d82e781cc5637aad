using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Prompts;
using EvalHarness.Reporting;
using EvalHarness.Scoring;

namespace EvalHarness.Cli;

/// <summary>What is wrong in a config and its data, with file and line, from exceptions and audits alike.</summary>
internal static class StudyDefects
{
    /// <summary>What stopped a study from being opened; null for an exception that is no defect of its files.</summary>
    public static IReadOnlyList<Defect>? Of(Exception exception, string config)
    {
        string Beside(string file) => Path.GetFullPath(file, Path.GetDirectoryName(config)!);
        return exception switch
        {
            ConfigException problems =>
                [.. problems.Problems.Select(one => new Defect("config", "error", $"{one.Message}. {one.Remedy}", Beside(one.File), one.Line, one.Column))],
            DatasetException problems =>
                [.. problems.Problems.Select(one => new Defect("dataset", "error", $"{one.What}{Times(one)}. {one.Remedy}", Beside(one.File), one.Line))],
            PromptException => [new("prompt", "error", exception.Message, config)],
            JsonSchemaException => [new("json-schema", "error", exception.Message, config)],
            _ => null,
        };
    }

    /// <summary>What the audit found, a result for each row that it names.</summary>
    public static IEnumerable<Defect> Of(Study study, AuditReport audit)
    {
        var lines = study.Heldout.LinesOf(audit.Findings.SelectMany(finding => finding.Rows));
        return
            from finding in audit.Findings
            let level = finding.Severity switch { AuditSeverity.Error => "error", AuditSeverity.Warning => "warning", _ => "note" }
            let text = finding.Remedy is null ? finding.Message : $"{finding.Message}. {finding.Remedy}"
            from line in finding.Rows.Count == 0 ? [null] : finding.Rows.Select(row => (int?)lines[row])
            select new Defect(finding.Rule, level, text, study.Heldout.Source.Path, line);
    }

    private static string Times(DatasetProblem problem) => problem.Occurrences > 1 ? $" ({Figures.Count(problem.Occurrences)} rows)" : "";
}
