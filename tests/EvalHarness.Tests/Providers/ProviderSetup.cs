using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Providers.Anthropic;
using EvalHarness.Providers.Ollama;
using EvalHarness.Providers.OpenAi;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

/// <summary>Arms and contexts for adapter specs.</summary>
internal static class ProviderSetup
{
    public const string KeyVariable = "CANARY_KEY";
    public const string KeyValue = "sk-canary-4f1d9c20b7";

    public static ChatMessage[] Hello { get; } = [new(ChatRole.System, "Answer with one label."), new(ChatRole.User, "Invoice no 7")];

    public static ArmConfig Arm(string provider, string baseUrl = "http://127.0.0.1:9", OptionsConfig? options = null) => new()
    {
        Name = "prompted",
        Role = ArmRole.Prompted,
        Provider = provider,
        Model = "model-x",
        BaseUrl = baseUrl,
        ApiKey = new SecretReference(KeyVariable),
        Options = options ?? new OptionsConfig(),
    };

    public static ProviderContext Context(TimeProvider? time = null, string? folder = null) => new()
    {
        Config = new EvalConfig
        {
            Version = 1,
            Name = "study",
            Task = new TaskConfig(),
            Dataset = new DatasetConfig { Heldout = new DatasetFileConfig { Path = "heldout.jsonl" } },
            Arms = [],
            BaseDirectory = folder ?? ".",
        },
        Labels = ["invoice", "order"],
        Training = new Lazy<IReadOnlyList<LabelledExample>>([]),
        Time = time ?? TimeProvider.System,
        Environment = static name => name == KeyVariable ? KeyValue : null,
    };

    public static IChatClient Client(ArmConfig arm, HttpMessageHandler? handler = null, ProviderContext? context = null) => arm.Provider switch
    {
        "openai" => OpenAiProvider.Create(arm, context ?? Context(), handler),
        "ollama" => OllamaProvider.Create(arm, context ?? Context(), handler),
        "anthropic" => AnthropicProvider.Create(arm, context ?? Context(), handler),
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm.Provider, "no adapter over HTTP"),
    };

    public static CallFacts Facts(this ChatResponse response) => CallFacts.Of(response).ShouldNotBeNull();

    /// <summary>The text; null where the server sent none.</summary>
    public static string? TextOrNull(this ChatResponse response) =>
        response.Messages[0].Contents.OfType<TextContent>().Any() ? response.Text : null;

    public static string? Reasoning(this ChatResponse response) => response.Messages[0].Contents.OfType<TextReasoningContent>().FirstOrDefault()?.Text;
}
