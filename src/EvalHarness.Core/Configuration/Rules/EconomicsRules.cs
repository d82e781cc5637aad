using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Files behind the money.</summary>
internal static class EconomicsRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Economics?.CostPerErrorTable is { } table)
        {
            FileRules.CheckExists(config, table.Path, "economics.cost_per_error.path", problems);
            if (config.Task.Kind != TaskKind.Classification)
            {
                problems.AddRefused("economics.cost_per_error", "economics.cost_per_error prices confusions of labels, and task.kind is not classification", "Write one figure");
            }
        }

        PriceRules.CheckHost(config.Economics?.FineTuneHost, "economics.fine_tune_host", problems);
    }
}
