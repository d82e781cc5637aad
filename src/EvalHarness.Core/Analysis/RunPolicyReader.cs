using System.Text.Json.Nodes;
using EvalHarness.Configuration;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>The policy in a run's folder, and whether it is still the one that was planned.</summary>
internal static class RunPolicyReader
{
    public static RunPolicy? Read(RunPaths paths, RunPlan plan)
    {
        if (!File.Exists(paths.Policy))
        {
            return null;
        }

        var text = File.ReadAllBytes(paths.Policy);
        return new(text, plan.Root["policy_sha256"]?.GetValue<string>(), Reason(paths, PolicyFile.Hash(text)));
    }

    /// <summary>A reason counts only for the very text it was given for.</summary>
    private static string? Reason(RunPaths paths, string sha256)
    {
        if (!File.Exists(paths.PolicyChange))
        {
            return null;
        }

        var change = JsonNode.Parse(File.ReadAllBytes(paths.PolicyChange));
        return change?["sha256"]?.GetValue<string>() == sha256 ? change["reason"]?.GetValue<string>() : null;
    }
}
