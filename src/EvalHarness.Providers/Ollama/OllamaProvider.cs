using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Ollama;

/// <summary>Ollama by its native API: its OpenAI-compatible one cannot set the context length and drops the output limit silently.</summary>
public sealed class OllamaProvider : IProvider
{
    /// <inheritdoc />
    public string Name => ProviderNames.Ollama;

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context) => Create(arm, context, handler: null);

    internal static IChatClient Create(ArmConfig arm, ProviderContext context, HttpMessageHandler? handler)
    {
        var address = ArmHttpClient.BaseAddress(arm);
        var parameters = CallParameters.Of(arm);
        if (parameters.ReasoningEffort is not null)
            throw new ProviderException(ErrorClass.ParameterRefused, $"Arm '{arm.Name}': Ollama takes no reasoning_effort; its word is options.think.");
        var http = ArmHttpClient.Create(arm, address, context, handler);
        if (Credentials.Key(arm, context) is { } key)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        var errors = new ProviderErrors(arm.Name, context.Secrets);
        var probe = new OllamaProbe(new ProbeClient(http, address, errors, context.Time), parameters.Model);
        return new OllamaChatClient(new OllamaSettings(arm.Options), probe, new HttpSender(http, new Uri(address, "api/chat")), parameters, errors,
            context.Time, new ChatClientMetadata(ProviderNames.Ollama, address, parameters.Model));
    }
}
