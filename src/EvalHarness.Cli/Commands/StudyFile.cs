using System.CommandLine;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Decisions;
using EvalHarness.Pricing;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>The config that a command is given, opened and audited alike for every command.</summary>
internal static class StudyFile
{
    public static Argument<string> Argument() => new("CONFIG") { Description = "Config file (YAML)." };

    public static Study Open(CliContext context, string path, Func<EvalConfig, EvalConfig>? change = null)
    {
        var config = Load(context, path);
        var study = Study.Open(change is null ? config : change(config));
        if (config.Economics?.CostPerErrorTable is { } table)
        {
            ErrorCosts.Read(config.Resolve(table.Path), study.Labels.Labels);
        }

        return study;
    }

    /// <summary>Reads a config and what it names for the decision; says what of that cannot be used yet.</summary>
    public static EvalConfig Load(CliContext context, string path)
    {
        var config = EvalConfigLoader.Load(Path.GetFullPath(path, context.WorkingDirectory), context.Environment);
        if (PolicyFile.IsPath(config.Decision.Policy))
        {
            // A policy that cannot be read must not be found out after the money is spent.
            Policy.Parse(PolicyFile.Read(config)!, config.Resolve(config.Decision.Policy));
        }

        foreach (var problem in CapacityFile.Problems(config))
        {
            context.Error.WriteLine($"warning: {OutputSanitizer.Visible(problem)}");
        }

        return config;
    }

    /// <summary>Prints what an audit found; true where nothing of it stops a run.</summary>
    public static bool Passes(CliContext context, AuditReport audit, AuditSeverity atLeast)
    {
        foreach (var finding in audit.Findings.Where(finding => finding.Severity <= atLeast))
        {
            var word = finding.Severity switch { AuditSeverity.Error => "error", AuditSeverity.Warning => "warning", _ => "note" };
            context.Error.WriteLine($"{word}: {finding.Message}{(finding.Remedy is null ? "" : $". {finding.Remedy}")}");
        }
        return !audit.HasErrors;
    }
}
