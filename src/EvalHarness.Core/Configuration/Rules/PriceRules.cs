using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Prices, hosting and the budget that needs them.</summary>
internal static class PriceRules
{
    public static void Check(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        CheckHost(arm.Host, $"{path}.host", problems);
        CheckFigures(arm.Price, $"{path}.price", problems);
        var isPaidByToken = arm.Provider is ProviderNames.OpenAI or ProviderNames.Anthropic && arm.Host is null;
        if (config.Run.BudgetUsd is null || !isPaidByToken)
        {
            return;
        }

        if (arm.Price is null)
        {
            problems.AddRefused($"{path}.price", $"{path} has no price, and run.budget_usd cannot hold what it cannot count", "Add price, host, or take the budget away");
        }

        if (arm.Options.MaxOutputTokens is null)
        {
            problems.AddRefused($"{path}.options.max_output_tokens", $"{path} has no options.max_output_tokens, so a call may cost more than run.budget_usd has left",
                "Add options.max_output_tokens, or take the budget away");
        }
    }

    private static void CheckFigures(PriceConfig? price, string path, ProblemCollector problems)
    {
        if (price is not { From: null })
        {
            return;
        }

        if (price.Model is not null)
        {
            problems.AddRefused($"{path}.model", $"{path}.model is the key of a price table, and no table is named", "Add from, or take model away");
        }

        foreach (var (name, figure) in new[] { ("input", price.Input), ("output", price.Output) })
        {
            if (figure is null)
            {
                problems.AddRefused($"{path}.{name}", $"{path} lacks the key '{name}'", "Add it, or from: shipped");
            }
        }
    }

    /// <summary>Capacity is a number, or measured and then somewhere.</summary>
    public static void CheckHost(HostConfig? host, string path, ProblemCollector problems)
    {
        if (host?.RequestsPerSecond is not { } rate)
        {
            return;
        }

        var at = $"{path}.requests_per_second";
        if (rate == HostConfig.Measured)
        {
            // The file need not be there yet: `capacity` writes it, and it reads this config.
            if (host.MeasuredFrom is null)
            {
                problems.AddRefused(at, $"{at} is measured, and nothing says where the figure stands", "Add measured_from: the file that `evalharness capacity` writes");
            }
        }
        else if (!YamlNumber.TryFinite(rate, out var number) || number <= 0)
        {
            var nearest = NearestWord.Find(rate, [HostConfig.Measured]);
            problems.AddRefused(at, $"{at} is {TextRules.Shown(rate)}, which is neither a number above 0 nor 'measured'",
                nearest is null ? "Write calls a second that one instance sustains, or measured" : $"Did you mean '{nearest}'?");
        }
    }
}
