using System.Collections.Immutable;

namespace EvalHarness.Arms;

/// <summary>
/// Takes the values of known keys out of texts. Adapters add a value when they read it from the environment; whatever comes from a
/// server passes here before it is shown or written, because a hostile or careless server may echo the key it was sent.
/// </summary>
public sealed class SecretRedactor
{
    /// <summary>Shorter values (a dummy key such as <c>ollama</c>) are left alone: taking them out would mangle honest answers.</summary>
    public const int ShortestSecret = 8;

    // Longest first: one key may be the beginning of another. Replaced as a whole: it is read for every text and written once a start.
    private ImmutableArray<KeyValuePair<string, string>> _replacements = [];

    /// <summary>Remembers a secret by the name of its environment variable.</summary>
    public void Add(string variable, string value)
    {
        if (value.Length >= ShortestSecret)
        {
            ImmutableInterlocked.Update(ref _replacements, static (known, secret) => known.Any(one => one.Key == secret.Key)
                ? known
                : [.. known.Append(secret).OrderByDescending(static one => one.Key.Length)], KeyValuePair.Create(value, $"<redacted:{variable}>"));
        }
    }

    /// <summary>The text with each known value replaced by <c>&lt;redacted:NAME&gt;</c>; the same object where there was none.</summary>
    public string Redact(string text)
    {
        foreach (var (value, name) in _replacements)
            text = text.Replace(value, name, StringComparison.Ordinal);
        return text;
    }

    /// <summary>True where the text holds a known value.</summary>
    public bool IsIn(string text)
    {
        foreach (var (value, _) in _replacements)
            if (text.Contains(value, StringComparison.Ordinal))
                return true;
        return false;
    }
}
