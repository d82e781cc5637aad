using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Files behind the money.</summary>
internal static class EconomicsRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Economics?.CostPerErrorTable is { } table)
        {
            FileRules.CheckExists(config, table.Path, "economics.cost_per_error.path", problems, FileRules.LargestText);
            if (config.Task.Kind != TaskKind.Classification)
            {
                problems.AddRefused("economics.cost_per_error", "economics.cost_per_error prices confusions of labels, and task.kind is not classification", "Write one figure");
            }
        }

        PriceRules.CheckHost(config.Economics?.FineTuneHost, "economics.fine_tune_host", problems);
        CheckPolicy(config, problems);
    }

    private static void CheckPolicy(EvalConfig config, ProblemCollector problems)
    {
        var policy = config.Decision.Policy;
        if (PolicyFile.IsPath(policy))
        {
            FileRules.CheckExists(config, policy, "decision.policy", problems, FileRules.LargestText);
        }
        else if (!PolicyFile.Shipped.Contains(policy, StringComparer.Ordinal))
        {
            problems.AddRefused(
                "decision.policy", $"decision.policy is {TextRules.Shown(policy)}, and no shipped policy is called so",
                $"Write one of {string.Join(", ", PolicyFile.Shipped)}, or the path of one's own");
        }
    }
}
