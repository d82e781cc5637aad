using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>
/// The runs of a results folder, from the analyses that stand in their folders: no ledger is read, and a file that has not changed is
/// read once.
/// </summary>
/// <param name="results">Folder of all runs.</param>
public sealed class RunCatalog(string results)
{
    private readonly Dictionary<string, (DateTime Written, long Length, PastRun Run)> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Every run, the oldest first; a folder without a plan is no run.</summary>
    public IReadOnlyList<PastRun> Read()
    {
        lock (gate)
        {
            return
            [
                .. Folders().Select(Read)
                    .OrderBy(run => run.StartedAt ?? DateTimeOffset.MinValue).ThenBy(run => run.Paths.RunId, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>
    /// The run of that name. Names are looked up among the folders that are there, so that no name, however it is written, leads out
    /// of the results.
    /// </summary>
    public RunPaths? Find(string runId) => Folders().FirstOrDefault(paths => paths.RunId == runId);

    private IEnumerable<RunPaths> Folders() =>
        Directory.EnumerateDirectories(results).Select(folder => new RunPaths(folder)).Where(paths => File.Exists(paths.Plan));

    private PastRun Read(RunPaths paths)
    {
        var file = new FileInfo(paths.Analysis);
        if (!file.Exists)
        {
            return new(paths, StartOf(paths), null, null);
        }

        if (!known.TryGetValue(paths.RunId, out var read) || read.Written != file.LastWriteTimeUtc || read.Length != file.Length)
        {
            read = (file.LastWriteTimeUtc, file.Length, ReadAnalysis(paths));
            known[paths.RunId] = read;
        }

        return read.Run;
    }

    private static PastRun ReadAnalysis(RunPaths paths)
    {
        try
        {
            return new(paths, StartOf(paths), AnalysisJson.Read(File.ReadAllBytes(paths.Analysis)), null);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(paths, StartOf(paths), null, $"{paths.Analysis}: {exception.Message} Write it anew with: evalharness analyze {paths.Folder}");
        }
    }

    private static DateTimeOffset? StartOf(RunPaths paths)
    {
        try
        {
            return paths.Manifests
                .Select(manifest => JsonNode.Parse(File.ReadAllBytes(manifest))?["starts"]?[0]?["started_at"]?.GetValue<DateTimeOffset>())
                .Min();
        }
        catch (Exception exception) when (exception is JsonException or IOException or InvalidOperationException or FormatException
            or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
