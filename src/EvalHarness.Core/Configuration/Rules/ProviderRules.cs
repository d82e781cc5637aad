using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>What each provider needs of an arm, and what it would ignore.</summary>
internal static class ProviderRules
{
    public static void Check(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        if (!problems.IsSound($"{path}.provider"))
        {
            return;
        }

        if (arm.Mode == ArmMode.Batch)
        {
            problems.AddRefused($"{path}.mode", $"{path}.mode is batch, and this version has no batch calls for provider {arm.Provider}", "Write mode: online, or leave the key out");
        }

        if (ProviderNames.IsCalledOverHttp(arm.Provider))
        {
            CheckModelIsNamed(arm, path, problems);
            CheckBaseUrl(arm, path, problems);
        }

        if (arm.Provider == ProviderNames.Embedded)
        {
            CheckEmbedded(config, arm, path, problems);
        }

        CheckReplay(config, arm, path, problems);
    }

    private static void CheckModelIsNamed(ArmConfig arm, string path, ProblemCollector problems)
    {
        if (string.IsNullOrWhiteSpace(arm.Model))
        {
            problems.AddRefused($"{path}.model", $"{path} has provider {arm.Provider} and no model", "Add model: the name as the server knows it");
        }
    }

    private static void CheckBaseUrl(ArmConfig arm, string path, ProblemCollector problems)
    {
        var at = $"{path}.base_url";
        if (!Uri.TryCreate(arm.BaseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            problems.AddRefused(at, $"{at} is {TextRules.Shown(arm.BaseUrl ?? "")}, which is no http or https address",
                $"Write the whole address, as {ProviderNames.DefaultBaseUrl(arm.Provider)}");
        }
        else if (url.UserInfo.Length > 0)
        {
            problems.AddRefused(at, $"{at} holds a user name or password; it is not shown here", "Put the key in api_key or headers, as ${NAME}");
        }
        else if (arm.Provider == ProviderNames.Ollama && url.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal))
        {
            // /v1 ignores num_ctx and the output limit without saying so (providers.md §4, trap 8).
            problems.AddRefused(at, $"{at} ends in /v1, and provider ollama speaks the native API", "Leave /v1 out");
        }
    }

    private static void CheckEmbedded(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        var at = $"{path}.model";
        if (arm.Model is null || !EmbeddedModelNames.All.Contains(arm.Model, StringComparer.Ordinal))
        {
            var nearest = arm.Model is null ? null : NearestWord.Find(arm.Model, EmbeddedModelNames.All);
            problems.AddRefused(at, $"{at} is {TextRules.Shown(arm.Model ?? "")}, which is no embedded model",
                (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Write one of: " + string.Join(", ", EmbeddedModelNames.All));
        }

        if (arm.Model is EmbeddedModelNames.Linear or EmbeddedModelNames.Majority && config.Dataset.Train is null)
        {
            problems.AddRefused(at, $"{at} is {arm.Model}, which learns from training data, and there is none", "Add dataset.train");
        }

        if (arm.Model == EmbeddedModelNames.NearestExample && arm.Prompt.FewShot is null)
        {
            problems.AddRefused(at, $"{at} is nearest-example, which answers from its examples, and there are none", "Add prompt.few_shot to the arm");
        }
    }

    private static void CheckReplay(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        if (arm.Provider == ProviderNames.Replay && arm.Replay is null)
        {
            problems.AddRefused($"{path}.replay", $"{path} has provider replay and no replay", "Add replay: {path: answers.jsonl}");
        }
        else if (arm.Provider != ProviderNames.Replay && arm.Replay is not null)
        {
            problems.AddRefused($"{path}.replay", $"{path} has recorded answers, and provider {arm.Provider} asks a model", "Write provider: replay, or take replay away");
        }

        if (arm.Replay is { } replay)
        {
            FileRules.CheckExists(config, replay.Path, $"{path}.replay.path", problems);
        }
    }
}
