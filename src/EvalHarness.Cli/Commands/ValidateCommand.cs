using System.CommandLine;
using System.Globalization;
using EvalHarness.Datasets;
using EvalHarness.Providers;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Checks config and data without calling anybody.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliContext context)
    {
        var config = StudyFile.Argument();
        var sarif = new Option<string?>("--sarif")
        {
            Description = "Write what is wrong as SARIF 2.1.0 too, for a code host to show at its line; addresses start from the current folder.", HelpName = "FILE",
        };
        var command = new Command("validate", "Check config and data offline: schema, labels, duplicates, leaks, balance.") { config, sarif };
        command.SetAction(parsed => Validate(context, parsed.GetRequiredValue(config), parsed.GetValue(sarif)));
        return command;
    }

    private static int Validate(CliContext context, string path, string? sarif)
    {
        List<Defect> defects = [];
        try
        {
            return Check(context, path, defects);
        }
        catch (Exception exception) when (StudyDefects.Of(exception, Path.GetFullPath(path, context.WorkingDirectory)) is { } found)
        {
            defects.AddRange(found);
            throw;
        }
        finally
        {
            if (sarif is not null)
            {
                using var file = File.Create(Path.GetFullPath(sarif, context.WorkingDirectory));
                SarifWriter.Write(defects, context.WorkingDirectory, ToolVersion.Number, file);
            }
        }
    }

    private static int Check(CliContext context, string path, List<Defect> defects)
    {
        using var study = StudyFile.Open(context, path);
        foreach (var arm in study.Config.Arms.Where(arm => arm.ApiKey is { } key && context.Environment(key.Variable) is null or ""))
        {
            var warning = $"arm {arm.Name}: the environment variable {arm.ApiKey!.Variable} is not set. Set it before a run";
            context.Error.WriteLine($"warning: {warning}");
            defects.Add(new("missing-key", "note", warning, Path.GetFullPath(path, context.WorkingDirectory)));
        }
        // Prompts, schemas and clients are made here too, so that what cannot be made is said before money is spent.
        var arms = study.CreateArms(ProviderCatalog.All, context.Time, name => context.Environment(name) ?? "unset");
        foreach (var arm in arms)
        {
            study.ScorerOf(arm);
            arm.Client.Dispose();
        }
        var audit = study.Audit();
        defects.AddRange(StudyDefects.Of(study, audit));
        var passes = StudyFile.Passes(context, audit, AuditSeverity.Note);
        Describe(context.Output, study, audit);
        context.Output.WriteLine(passes ? "valid" : "not valid: see the errors above");
        return passes ? ExitCode.Done : ExitCode.BadInput;
    }

    private static void Describe(TextWriter output, Study study, AuditReport audit)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{study.Config.Name}: {study.Config.Arms.Count} arms, {audit.HeldoutCount} held-out items, {audit.TrainingCount ?? 0} training items"));
        output.WriteLine($"held-out sha256 {study.Heldout.Sha256}");
        output.WriteLine(audit.LeakCheckDone
            ? string.Create(CultureInfo.InvariantCulture, $"leak check: {audit.ExactLeaks?.Items ?? 0} exact, {Near(audit.NearLeaks)} in the training data; {Near(audit.NearDuplicates)} inside the held-out set")
            : "leak check NOT DONE");
        foreach (var label in audit.Labels)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {label.Label,-32} {label.Heldout,7} held out {label.Training ?? 0,7} training"));
        }
    }

    private static string Near(TwinCount? twins) =>
        twins is null ? "near twins not looked for" : string.Create(CultureInfo.InvariantCulture, $"{twins.Items} near twins");
}
