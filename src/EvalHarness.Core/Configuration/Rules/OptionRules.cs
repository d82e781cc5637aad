using System.Globalization;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Options that the provider or the model would refuse, or drop without a word, are errors before anything is spent.</summary>
internal static class OptionRules
{
    public static void Check(ArmConfig arm, string path, ProblemCollector problems)
    {
        if (!problems.IsSound($"{path}.provider"))
        {
            return;
        }

        CheckBelongs(arm, path, problems);
        if (arm.Model is not { } model || !ProviderNames.IsCalledOverHttp(arm.Provider))
        {
            return;
        }

        foreach (var (key, message, remedy) in ModelCapabilities.For(arm.Provider, model, arm.Capabilities).Refusals(arm))
        {
            problems.AddRefused($"{path}.{key}", $"{path}.{key} {message}", remedy);
        }
    }

    private static void CheckBelongs(ArmConfig arm, string path, ProblemCollector problems)
    {
        var options = arm.Options;
        Belongs(options.NumCtx is not null, "num_ctx", ProviderNames.Ollama);
        Belongs(options.Think is not null, "think", ProviderNames.Ollama);
        Belongs(options.KeepAlive is not null, "keep_alive", ProviderNames.Ollama);
        Belongs(options.ApiVersion is not null, "api_version", ProviderNames.Anthropic);
        if (options.ApiVersion is { } version && !DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.AddRefused($"{path}.options.api_version", $"{path}.options.api_version is {TextRules.Shown(version)}, which is no day", "Write it as 2023-06-01");
        }

        void Belongs(bool isSet, string key, string provider)
        {
            if (isSet && arm.Provider != provider)
            {
                problems.AddRefused($"{path}.options.{key}", $"{path}.options.{key} is an option of {provider}, and provider {arm.Provider} would drop it", "Take it away");
            }
        }
    }
}
