using EvalHarness.Analysis;
using EvalHarness.Analysis.Regression;
using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>What a run is compared with: a pin, or another run's folder.</summary>
internal static class EarlierRun
{
    public static PinnedRun Read(CliContext context, string path)
    {
        var full = Path.GetFullPath(path, context.WorkingDirectory);
        return File.Exists(full) ? PinFile.Read(full)
            : Directory.Exists(full) ? OfFolder(new(full))
            : throw new UsageException($"{path}: neither a pin nor a run's folder is there.");
    }

    /// <summary>A run's folder reduced to what a later one is compared with.</summary>
    public static PinnedRun OfFolder(RunPaths paths)
    {
        using var run = RunDataReader.Open(paths, skipDamaged: false);
        return PinnedRun.Of(run.Data, RunManifest.Digests(paths.Manifest(Shard.Whole)));
    }

    /// <summary>How often the held-out set of a run was used in the results folder that the run stands in.</summary>
    public static int Uses(RunPaths paths) => RunPlan.Read(paths.Plan).Root["dataset"]?["heldout_sha256"]?.ToString() is { } sha256
        ? HeldoutUse.Count(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths.Folder)))!, sha256)
        : 0;
}
