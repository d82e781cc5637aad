using System.Globalization;

namespace EvalHarness.Ledger;

/// <summary>Decides which run a start belongs to: the one named, else the newest unfinished one of the same plan, else a new one.</summary>
internal static class RunChoice
{
    public static RunPaths Choose(RunRequest request, RunPlan plan)
    {
        if (request.RunId is { } id)
        {
            // A dot at the front is the response cache's, and would hide the run from every listing.
            if (id.Length == 0 || id != Path.GetFileName(id) || id[0] == '.' || id.Any(char.IsControl))
            {
                throw new LedgerException($"--run-id '{string.Concat(id.Select(c => char.IsControl(c) ? '?' : c))}': a run id is the name of one folder, "
                    + "without separators or control characters, and does not begin with a dot");
            }
            return new(Path.Combine(request.Results, id));
        }
        return FindUnfinished(request.Results, Prefix(plan), plan) ?? New(request, plan);
    }

    private static RunPaths New(RunRequest request, RunPlan plan)
    {
        var stamp = request.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var name = Prefix(plan) + stamp;
        var folder = Path.Combine(request.Results, name);
        for (var again = 2; Directory.Exists(folder); again++)
        {
            folder = Path.Combine(request.Results, FormattableString.Invariant($"{name}-{again}"));
        }
        return new(folder);
    }

    private static RunPaths? FindUnfinished(string results, string prefix, RunPlan plan)
    {
        if (!Directory.Exists(results))
        {
            return null;
        }
        var bytes = plan.Bytes();
        foreach (var folder in Directory.EnumerateDirectories(results, prefix + "*").OrderDescending(StringComparer.Ordinal))
        {
            var run = new RunPaths(folder);
            if (File.Exists(run.Plan) && File.ReadAllBytes(run.Plan).AsSpan().SequenceEqual(bytes) && !SaysComplete(run))
            {
                return run;
            }
        }
        return null;
    }

    /// <summary>A segment's last line says that nothing is left; cheaper than reading the ledger of every old run.</summary>
    private static bool SaysComplete(RunPaths run)
    {
        var buffer = new byte[512];
        foreach (var segment in SegmentName.In(run.Trials))
        {
            using var file = File.OpenRead(Path.Combine(run.Trials, segment.ToString()));
            file.Position = Math.Max(0, file.Length - buffer.Length);
            var tail = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)).TrimEnd((byte)'\n');
            var line = tail[(tail.LastIndexOf((byte)'\n') + 1)..];
            if (LineEncoder.IsWhole(line) && line.StartsWith("{\"kind\":\"end\""u8) && line.IndexOf("\"complete\":true"u8) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    // A study's name may hold what a folder's may not.
    private static string Prefix(RunPlan plan) =>
        string.Concat(plan.Root["name"]!.GetValue<string>().Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).TrimStart('.') + "-";
}
