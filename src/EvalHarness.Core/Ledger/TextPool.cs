using System.Text.Json;

namespace EvalHarness.Ledger;

/// <summary>
/// Texts that repeat, each held once: a million equal strings need not live, nor be made. Texts beyond the most that it holds are not
/// kept.
/// </summary>
internal sealed class TextPool(int most = int.MaxValue)
{
    private const int Longest = 256;

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The text that the reader stands on; null for a JSON null, and for a new text where the pool is full.</summary>
    public string? Of(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (json.ValueSpan.Length > Longest)
        {
            var text = json.GetString()!;
            return texts.TryGetValue(text, out var held) ? held : Add(text);
        }
        Span<char> copied = stackalloc char[Longest];
        ReadOnlySpan<char> characters = copied[..json.CopyString(copied)];
        return texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(characters, out var known) ? known : Add(characters.ToString());
    }

    private string? Add(string text)
    {
        if (texts.Count >= most)
        {
            return null;
        }
        texts.Add(text, text);
        return text;
    }
}
