using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Ollama;

/// <summary>Ollama by its native API: its OpenAI-compatible one cannot set the context length and drops the output limit silently.</summary>
public sealed class OllamaProvider : IProvider
{
    private const string DefaultAddress = "http://127.0.0.1:11434";

    /// <inheritdoc />
    public string Name => "ollama";

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context) => Create(arm, context, handler: null);

    internal static IChatClient Create(ArmConfig arm, ProviderContext context, HttpMessageHandler? handler)
    {
        var address = ArmHttpClient.BaseAddress(arm, DefaultAddress);
        var parameters = CallParameters.Of(arm, context);
        if (parameters.ReasoningEffort is not null)
            throw new ProviderException(ErrorClass.ParameterRefused, $"Arm '{arm.Name}': Ollama takes no reasoning_effort; its word is options.think.");
        var http = ArmHttpClient.Create(arm, address, context, handler);
        if (Credentials.Key(arm, context) is { } key)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        var errors = new ProviderErrors(arm.Name, context.Secrets);
        var probe = new OllamaProbe(new ProbeClient(http, address, errors, context.Time), parameters.Model);
        return new OllamaChatClient(new OllamaSettings(arm.Options), probe, new HttpSender(http, new Uri(address, "api/chat")), parameters, errors,
            context.Time, new ChatClientMetadata("ollama", address, parameters.Model));
    }
}
