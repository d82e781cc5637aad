using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalHarness.Ledger;

/// <summary>How often a held-out set was looked at: each choice made on it wears it out a little (statistics.md §4).</summary>
public static class HeldoutUse
{
    /// <summary>Runs in a results folder that asked about the held-out file of this SHA-256.</summary>
    public static int Count(string results, string? sha256)
    {
        if (sha256 is null || !Directory.Exists(results))
        {
            return 0;
        }
        return Directory.EnumerateDirectories(results).Count(folder => HashIn(new RunPaths(folder).Plan) == sha256);
    }

    // A folder that is no run, or a damaged one, was not a use that can be told.
    private static string? HashIn(string plan)
    {
        try
        {
            return File.Exists(plan) ? JsonNode.Parse(File.ReadAllBytes(plan))?["dataset"]?["heldout_sha256"]?.ToString() : null;
        }
        catch (Exception error) when (error is JsonException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
