using System.CommandLine;
using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Rebuilds analysis and reports from a run's folder; calls no model.</summary>
internal static class AnalyzeCommand
{
    private const int ManyItems = 50_000;

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var skip = new Option<bool>("--skip-damaged") { Description = "Treat damaged ledger lines as not done, and say so." };
        var json = new Option<bool>("--json") { Description = "Print analysis.json on standard output." };
        var command = new Command("analyze", "Rebuild analysis and reports from a run's folder; calls no model.") { run, skip, json };
        command.SetAction(parsed =>
        {
            using var analyzed = Analyze(new(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory)), parsed.GetValue(skip));
            Show(context, analyzed, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    public static AnalyzedRun Analyze(RunPaths paths, bool skipDamaged)
    {
        var run = Open(paths, skipDamaged);
        return run with { Written = ReportWriters.WriteTo(paths.Folder, run.Report, FormatsOf(paths)) };
    }

    /// <summary>The analysis alone: nothing is written.</summary>
    public static AnalyzedRun Open(RunPaths paths, bool skipDamaged)
    {
        var open = RunDataReader.Open(paths, skipDamaged);
        GiveBack(open.Data.Samples.Count);
        var report = EvalAnalyzer.Analyze(open.Data) with { HeldoutUses = EarlierRun.Uses(paths) };
        GiveBack(open.Data.Samples.Count);
        return new(open, report, paths, []);
    }

    /// <summary>
    /// Gives back what a phase leaves behind: columns as long as the run. The collector would wait until the next phase had made as much
    /// again, which at a million items is a third of the process; a collection takes it a tenth of a second there.
    /// </summary>
    public static void GiveBack(int items)
    {
        if (items >= ManyItems)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>The formats that the run's config asks for; all of them where it is not there.</summary>
    public static IReadOnlyCollection<ReportFormat> FormatsOf(RunPaths paths) =>
        File.Exists(paths.Config) ? ConfigJson.Read(paths.Config).Report.ToList() : Enum.GetValues<ReportFormat>();

    public static void Show(CliContext context, AnalyzedRun run, bool json)
    {
        if (json)
        {
            context.Output.Write(System.Text.Encoding.UTF8.GetString(AnalysisJson.Write(run.Report)));
            return;
        }
        SummaryView.Render(run.Report, context.OutputConsole());
        context.Output.WriteLine();
        context.Output.WriteLine($"Reports in {Path.GetRelativePath(context.WorkingDirectory, run.Paths.Folder)}");
        foreach (var line in TextWrap.Lines("  " + string.Join(", ", run.Written.Select(Path.GetFileName)), SummaryView.Width))
        {
            context.Output.WriteLine(line);
        }
    }
}

/// <summary>A run with its report; its texts can be read until it is disposed of.</summary>
internal sealed record AnalyzedRun(OpenRun Open, EvalReport Report, RunPaths Paths, IReadOnlyList<string> Written) : IDisposable
{
    public void Dispose() => Open.Dispose();
}
