using System.Globalization;
using System.Text;

namespace EvalHarness.Reporting;

/// <summary>
/// Makes foreign text (model output, labels, ids) harmless to whoever shows it: escape sequences cannot move a cursor, overrides cannot
/// reverse a line, and every such character is seen instead. The text stays on one line.
/// </summary>
public static class OutputSanitizer
{
    /// <summary>Controls become their pictures (␛), formatting overrides their code points (⟨U+202E⟩), broken surrogates �.</summary>
    public static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case < 0x20:
                    visible.Append((char)(0x2400 + rune.Value));
                    break;
                case 0x7F:
                    visible.Append('\u2421');
                    break;
                case var value when IsDeceptive(value):
                    visible.Append(CultureInfo.InvariantCulture, $"⟨U+{value:X4}⟩");
                    break;
                default:
                    visible.Append(rune);
                    break;
            }
        }

        return visible.ToString();
    }

    /// <summary>The same, cut to a number of characters with an ellipsis.</summary>
    public static string Visible(string text, int longest)
    {
        // Cut first: a megabyte of output must not be walked for eighty columns of it.
        var cut = text.Length > longest ? text[..longest] : text;
        var visible = Visible(cut);
        return text.Length > longest || visible.Length > longest ? string.Concat(visible.AsSpan(0, Math.Min(visible.Length, longest - 1)), "…") : visible;
    }

    /// <summary>The same for a block of text: its lines stay lines, tabs become spaces, and what is cut off is counted.</summary>
    public static string VisibleLines(string text, int longest)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var cut = text.Length > longest ? text[..longest] : text;
        var lines = cut.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\t", "    ", StringComparison.Ordinal).Split('\n').Select(line => Visible(line));
        var rest = text.Length - cut.Length;
        return string.Join('\n', lines) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n… and {rest:N0} characters more") : "");
    }

    /// <summary>
    /// C1 controls, line and paragraph separators, embeddings, overrides and isolates, tag characters, and the byte order mark. Plain
    /// direction marks and joiners stay: Arabic and Persian need them.
    /// </summary>
    private static bool IsDeceptive(int value) => value is
        (>= 0x80 and <= 0x9F) or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF
        or (>= 0xE0000 and <= 0xE007F);
}
