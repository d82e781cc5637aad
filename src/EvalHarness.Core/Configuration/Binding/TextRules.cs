namespace EvalHarness.Configuration.Binding;

/// <summary>How texts of a config are judged and how messages show them.</summary>
internal static class TextRules
{
    private const int LongestShown = 60;
    private const int ShortestSecret = 8;

    /// <summary>True for what no path, name or prompt can mean: control characters but tab and line ends, and half surrogates.</summary>
    public static bool HasForbiddenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r' or '\u0085')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text in quotes, cut when long; a text that looks like a key is never shown.</summary>
    public static string Shown(string text)
    {
        if (LooksSecret(text))
        {
            return "'(hidden, it looks like a key)'";
        }

        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestShown ? $"'{line}'" : $"'{line[..LongestShown]}…'";
    }

    /// <summary>True where the text holds something shaped like a provider's key: <c>sk-</c> and at least eight more characters.</summary>
    public static bool LooksSecret(string text)
    {
        for (var at = text.IndexOf("sk-", StringComparison.Ordinal); at >= 0; at = text.IndexOf("sk-", at + 1, StringComparison.Ordinal))
        {
            var startsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            var tail = text.AsSpan(at + 3);
            var length = tail.IndexOfAnyExcept(KeyCharacters);
            if (startsWord && (length < 0 ? tail.Length : length) >= ShortestSecret)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly System.Buffers.SearchValues<char> KeyCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
