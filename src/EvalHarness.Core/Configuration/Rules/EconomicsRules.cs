using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Files behind the money and the decision.</summary>
internal static class EconomicsRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Economics?.CostPerErrorTable is { } table)
        {
            FileRules.CheckExists(config, table.Path, "economics.cost_per_error.path", problems);
        }

        if (IsPath(config.Decision.Policy))
        {
            FileRules.CheckExists(config, config.Decision.Policy, "decision.policy", problems);
        }
    }

    private static bool IsPath(string policy) =>
        policy.Contains('/', StringComparison.Ordinal) || policy.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(policy);
}
