using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Providers.Ollama;

/// <summary>What Ollama alone is sent, with the defaults that stand in for the server's own where the config is silent.</summary>
internal sealed class OllamaSettings(OptionsConfig options)
{
    /// <summary>The server's default depends on its memory: 4k, 32k or 256k. Four thousand loads anywhere.</summary>
    public const int DefaultContextLength = 4096;

    /// <summary>The server's default is without end; a model that loops must not.</summary>
    public const int DefaultMaxTokens = 1024;

    /// <summary>The server's default is another one each time.</summary>
    public const long DefaultSeed = 7;

    /// <summary>The server's default is 0.8, which makes every label a lottery.</summary>
    public const double DefaultTemperature = 0;

    /// <summary>The server's default of five minutes unloads the model while a slower arm is asked.</summary>
    public const string DefaultKeepAlive = "30m";

    private readonly string? _think = options.Think;

    public int ContextLength { get; } = options.NumCtx ?? DefaultContextLength;

    public string KeepAlive { get; } = options.KeepAlive ?? DefaultKeepAlive;

    /// <summary>What is sent as think; null until the model is known to list thinking.</summary>
    public string? ThinkToSend { get; private set; }

    /// <summary>
    /// Settles think by what the model lists: models that can think do so unless told not to, and the others refuse the word.
    /// </summary>
    public void SettleThink(IReadOnlyList<string> capabilities)
    {
        if (capabilities.Contains("thinking", StringComparer.Ordinal))
            ThinkToSend = _think ?? "false";
        else if (_think is not (null or "false"))
            throw new ProviderException(ErrorClass.ParameterRefused, $"The model lists no thinking, so options.think: {_think} cannot be sent; take it out.");
    }
}
