using EvalHarness.Arms;

namespace EvalHarness.Providers.Anthropic;

/// <summary>Asks <c>GET /v1/models/MODEL</c>, which is not found where the model is not.</summary>
internal sealed class AnthropicProbe(Http.ProbeClient server, string model) : IServerProbe
{
    public async Task<ServerFacts> ProbeAsync(CancellationToken cancellationToken)
    {
        using var document = await server.GetAsync("models/" + Uri.EscapeDataString(model), cancellationToken);
        // An alias is answered with the dated name behind it.
        return new ServerFacts { Model = JsonRead.Text(document.RootElement, "id"u8), ClockSkew = server.ClockSkew };
    }
}
