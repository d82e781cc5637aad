using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.OpenAi;

/// <summary>OpenAI and every server that speaks its chat completions.</summary>
public sealed class OpenAiProvider : IProvider
{
    /// <inheritdoc />
    public string Name => ProviderNames.OpenAI;

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context) => Create(arm, context, handler: null);

    internal static IChatClient Create(ArmConfig arm, ProviderContext context, HttpMessageHandler? handler)
    {
        var address = ArmHttpClient.BaseAddress(arm);
        var parameters = CallParameters.Of(arm);
        var key = Credentials.Key(arm, context);
        var http = ArmHttpClient.Create(arm, address, context, handler);
        // A LiteLLM proxy retries behind our back unless told not to (providers.md §6). Other servers ignore a header they do not know;
        // OpenAI itself is spared it, and a value from the config wins.
        if (!IsOpenAi(address) && !arm.Headers.ContainsKey("x-litellm-num-retries"))
            http.DefaultRequestHeaders.TryAddWithoutValidation("x-litellm-num-retries", "0");
        var errors = new ProviderErrors(arm.Name, context.Secrets);
        return new HttpChatClient(new OpenAiProtocol(MaxTokensName(arm, address)), new OpenAiSender(parameters.Model, address, key, http), parameters,
            errors, context.Time,
            new OpenAiProbe(new ProbeClient(http, address, errors, context.Time, key is null ? null : ("Authorization", "Bearer " + key)), parameters.Model),
            new ChatClientMetadata(ProviderNames.OpenAI, address, parameters.Model));
    }

    // max_tokens is deprecated where OpenAI serves and refused by its reasoning models; older compatible servers know nothing else,
    // and one of them ignores the new name without a word (providers.md §2, §4).
    private static string MaxTokensName(ArmConfig arm, Uri address) =>
        arm.Capabilities.MaxTokensName ?? (IsOpenAi(address) || address.Host.EndsWith(".openai.azure.com", StringComparison.OrdinalIgnoreCase)
            ? "max_completion_tokens"
            : ModelCapabilities.For(ProviderNames.OpenAI, arm.Model ?? "", arm.Capabilities).MaxTokensName);

    private static bool IsOpenAi(Uri address) => address.Host.EndsWith("api.openai.com", StringComparison.OrdinalIgnoreCase);
}
