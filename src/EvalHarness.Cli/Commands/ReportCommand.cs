using System.CommandLine;
using EvalHarness.Configuration;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Writes a run's reports again: other formats, another folder, or without the texts that must not travel.</summary>
internal static class ReportCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var format = new Option<ReportFormat[]>("--format")
        {
            Description = "html, markdown, json, csv or junit (repeatable); what the config asks for when left out.",
            HelpName = "NAME",
        };
        var folder = new Option<string?>("--out") { Description = "Folder to write to; the run's own when left out.", HelpName = "DIR" };
        var withoutText = new Option<bool>("--without-text") { Description = "Leave inputs and outputs out; ids and labels stay." };
        var skip = new Option<bool>("--skip-damaged") { Description = "Treat damaged ledger lines as not done, and say so." };
        var command = new Command("report", "Write a run's reports: formats, folder, with or without texts.") { run, format, folder, withoutText, skip };
        command.SetAction(parsed =>
        {
            using var opened = AnalyzeCommand.Open(new(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory)), parsed.GetValue(skip));
            var formats = parsed.GetValue(format) is { Length: > 0 } named ? named : AnalyzeCommand.FormatsOf(opened.Paths);
            var target = parsed.GetValue(folder) is { } other ? Path.GetFullPath(other, context.WorkingDirectory) : opened.Paths.Folder;
            var report = parsed.GetValue(withoutText) ? ReportWriters.WithoutText(opened.Report) : opened.Report;
            foreach (var path in ReportWriters.WriteTo(target, report, formats))
            {
                context.Output.WriteLine(Path.GetRelativePath(context.WorkingDirectory, path));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
