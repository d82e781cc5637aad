using System.Collections.Concurrent;

namespace EvalHarness.Arms;

/// <summary>
/// Takes the values of known keys out of texts. Adapters add a value when they read it from the environment; whatever comes from a
/// server passes here before it is shown or written, because a hostile or careless server may echo the key it was sent.
/// </summary>
public sealed class SecretRedactor
{
    /// <summary>Shorter values (a dummy key such as <c>ollama</c>) are left alone: taking them out would mangle honest answers.</summary>
    public const int ShortestSecret = 8;

    private readonly ConcurrentDictionary<string, string> _nameByValue = new(StringComparer.Ordinal);

    /// <summary>Remembers a secret by the name of its environment variable.</summary>
    public void Add(string variable, string value)
    {
        if (value.Length >= ShortestSecret)
            _nameByValue.TryAdd(value, variable);
    }

    /// <summary>The text with each known value replaced by <c>&lt;redacted:NAME&gt;</c>; the same object where there was none.</summary>
    public string Redact(string text)
    {
        // Longest first: one key may be the beginning of another.
        foreach (var (value, variable) in _nameByValue.OrderByDescending(static pair => pair.Key.Length))
            text = text.Replace(value, $"<redacted:{variable}>", StringComparison.Ordinal);
        return text;
    }

    /// <summary>True where the text holds a known value.</summary>
    public bool IsIn(string text)
    {
        foreach (var (value, _) in _nameByValue)
            if (text.Contains(value, StringComparison.Ordinal))
                return true;
        return false;
    }
}
