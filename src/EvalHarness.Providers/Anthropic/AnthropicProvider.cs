using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Anthropic;

/// <summary>Anthropic's Messages API over plain HTTP, always with an explicit version.</summary>
public sealed class AnthropicProvider : IProvider
{
    /// <summary>Later versions refuse temperature even at its default (providers.md §5), so they are asked for by name only.</summary>
    public const string DefaultVersion = "2023-06-01";

    /// <inheritdoc />
    public string Name => ProviderNames.Anthropic;

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context) => Create(arm, context, handler: null);

    internal static IChatClient Create(ArmConfig arm, ProviderContext context, HttpMessageHandler? handler)
    {
        var address = ArmHttpClient.BaseAddress(arm);
        // Both ways of writing the address are about; the API's paths begin with v1 either way.
        if (!address.AbsolutePath.EndsWith("/v1/", StringComparison.Ordinal))
            address = new Uri(address, "v1/");
        var parameters = CallParameters.Of(arm);
        var key = Credentials.Key(arm, context);
        var http = ArmHttpClient.Create(arm, address, context, handler);
        http.DefaultRequestHeaders.TryAddWithoutValidation("anthropic-version", arm.Options.ApiVersion ?? DefaultVersion);
        if (key is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("x-api-key", key);
        var errors = new ProviderErrors(arm.Name, context.Secrets);
        return new HttpChatClient(new AnthropicProtocol(), new HttpSender(http, new Uri(address, "messages")), parameters, errors, context.Time,
            new AnthropicProbe(new ProbeClient(http, address, errors, context.Time), parameters.Model),
            new ChatClientMetadata(ProviderNames.Anthropic, address, parameters.Model));
    }
}
