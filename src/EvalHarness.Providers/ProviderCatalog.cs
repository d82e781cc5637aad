using EvalHarness.Arms;
using EvalHarness.Providers.Anthropic;
using EvalHarness.Providers.Embedded;
using EvalHarness.Providers.Ollama;
using EvalHarness.Providers.OpenAi;
using EvalHarness.Providers.Replay;

namespace EvalHarness.Providers;

/// <summary>The providers that ship with the tool. A new one is one adapter and one line here.</summary>
public static class ProviderCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IProvider> All { get; } =
    [
        new OpenAiProvider(),
        new OllamaProvider(),
        new AnthropicProvider(),
        new EmbeddedProvider(),
        new ReplayProvider(),
    ];
}
