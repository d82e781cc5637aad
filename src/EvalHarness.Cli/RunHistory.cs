using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Analysis;
using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>The analyses of a results folder in the order in which their runs were started.</summary>
internal static class RunHistory
{
    /// <summary>Every run with an analysis; a folder without one was never analysed and is passed over.</summary>
    public static IReadOnlyList<PastRun> Read(string results) =>
    [
        .. Directory.EnumerateDirectories(results)
            .Select(folder => new RunPaths(folder))
            .Where(paths => File.Exists(AnalysisOf(paths)))
            .Select(paths => new PastRun(StartOf(paths), ReportOf(paths)))
            .OrderBy(run => run.Started, StringComparer.Ordinal).ThenBy(run => run.Report.RunId, StringComparer.Ordinal),
    ];

    private static string AnalysisOf(RunPaths paths) => Path.Combine(paths.Folder, "analysis.json");

    private static EvalReport ReportOf(RunPaths paths)
    {
        try
        {
            return AnalysisJson.Read(File.ReadAllBytes(AnalysisOf(paths)));
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{AnalysisOf(paths)}: {exception.Message} Write it anew with: evalharness analyze {paths.Folder}");
        }
    }

    private static string StartOf(RunPaths paths)
    {
        var manifest = paths.Manifest(Shard.Whole);
        return File.Exists(manifest) && JsonNode.Parse(File.ReadAllBytes(manifest))?["starts"]?[0]?["started_at"]?.GetValue<DateTimeOffset>() is { } start
            ? start.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "date unknown    ";
    }
}

/// <summary>One run of the past: when it was started and what it found.</summary>
internal sealed record PastRun(string Started, EvalReport Report);
