namespace EvalHarness.Configuration;

/// <summary>The words that <c>provider:</c> may be, and where each provider is reached when the file does not say.</summary>
public static class ProviderNames
{
    public const string OpenAI = "openai";
    public const string Ollama = "ollama";
    public const string Anthropic = "anthropic";
    public const string Embedded = "embedded";
    public const string Replay = "replay";

    /// <summary>True where the provider is called over HTTP.</summary>
    public static bool IsCalledOverHttp(string provider) => DefaultBaseUrl(provider) is not null;

    /// <summary>Address used without <c>base_url</c>; null for providers that live in this process.</summary>
    public static string? DefaultBaseUrl(string provider) => provider switch
    {
        OpenAI => "https://api.openai.com/v1",
        Ollama => "http://127.0.0.1:11434",
        Anthropic => "https://api.anthropic.com",
        _ => null,
    };
}
