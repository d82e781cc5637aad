using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>What a config must fulfil beyond the type of each value: how its parts fit together and what they name.</summary>
internal static class EvalConfigRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        NameRules.CheckStudy(config, problems);
        TaskRules.Check(config, problems);
        DatasetRules.Check(config, problems);
        NameRules.CheckArms(config, problems);
        for (var i = 0; i < config.Arms.Count; i++)
        {
            var arm = config.Arms[i];
            var path = $"arms[{i}]";
            ProviderRules.Check(config, arm, path, problems);
            PromptRules.Check(config, arm, path, problems);
            OptionRules.Check(arm, path, problems);
            PriceRules.Check(config, arm, path, problems);
        }

        RunRules.Check(config, problems);
        ComparisonRules.Check(config, problems);
        EconomicsRules.Check(config, problems);
        DecisionRules.Check(config, problems);
    }
}
