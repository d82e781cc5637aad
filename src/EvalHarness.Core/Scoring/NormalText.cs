using System.Globalization;
using System.Text;

namespace EvalHarness.Scoring;

/// <summary>
/// The form in which labels, fields and texts are compared: NFKC, lower case, words parted by one space. Punctuation, markdown,
/// underscores and hyphens part words; invisible characters and Arabic vowel signs vanish; digits of every script become 0 to 9.
/// </summary>
public static class NormalText
{
    private const int Tatweel = 0x0640;
    private const int CombiningDotAbove = 0x0307;

    /// <summary>The normal form; empty where the text holds no word.</summary>
    public static string Of(string text) => Ascii.IsValid(text) ? OfAscii(text) : OfUnicode(Compose(text));

    /// <summary>True where <paramref name="normalPart"/> stands in <paramref name="normalWhole"/> as whole words. Both are normal forms.</summary>
    public static bool Contains(string normalWhole, string normalPart)
    {
        for (var at = 0; normalPart.Length > 0 && (at = normalWhole.IndexOf(normalPart, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + normalPart.Length;
            if ((at == 0 || normalWhole[at - 1] == ' ') && (end == normalWhole.Length || normalWhole[end] == ' '))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The same rules without the look into Unicode's tables, which most answers do not need.</summary>
    private static string OfAscii(string text)
    {
        var normal = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (gap && length > 0)
                {
                    normal[length++] = ' ';
                }
                normal[length++] = char.ToLowerInvariant(letter);
                gap = false;
            }
            else if (IsSuffixSign(letter, length > 0 && !gap, text, i + 1))
            {
                normal[length++] = letter;
            }
            else
            {
                gap = true;
            }
        }
        return new string(normal[..length]);
    }

    private static string OfUnicode(string source)
    {
        var normal = new StringBuilder(source.Length);
        Span<char> folded = stackalloc char[2];
        var gap = false;
        for (var i = 0; i < source.Length;)
        {
            var rune = Rune.GetRuneAt(source, i);
            i += rune.Utf16SequenceLength;
            if (Vanishes(rune))
            {
                continue;
            }
            var part = IsWordPart(rune) || IsSuffixSign(rune.Value, normal.Length > 0 && !gap, source, i);
            if (!part)
            {
                gap = true;
                continue;
            }
            // Scripts without spaces: each sign is a word, so that a label is found inside a sentence.
            var alone = IsUnspaced(rune);
            if ((gap || alone) && normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
            normal.Append(folded[..Fold(rune).EncodeToUtf16(folded)]);
            gap = alone;
        }
        return normal.ToString();
    }

    /// <summary>NFKC. <see cref="string.Normalize()"/> throws on half a surrogate pair, which a cut answer may well end in.</summary>
    private static string Compose(string text)
    {
        var whole = new StringBuilder(text.Length);
        Span<char> pair = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(pair[..rune.EncodeToUtf16(pair)]);
        }
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static bool Vanishes(Rune rune) => !rune.IsAscii
        && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
            || rune.Value is Tatweel or CombiningDotAbove or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0xFE00 and <= 0xFE0F));

    /// <summary>Symbols such as emoji count: they may be labels.</summary>
    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || (!rune.IsAscii && rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber);

    /// <summary>C++, C# and A+ keep their signs.</summary>
    private static bool IsSuffixSign(int sign, bool followsWord, string source, int next) =>
        sign is '+' or '#' && followsWord && (next == source.Length || !char.IsLetterOrDigit(source[next]));

    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Dotted and dotless i become one, as the same Turkish word is written with either by programs that fold its case.</summary>
    private static Rune Fold(Rune rune) => rune.Value switch
    {
        'İ' or 'ı' => new Rune('i'),
        _ when !rune.IsAscii && Rune.IsDigit(rune) => new Rune('0' + (int)Rune.GetNumericValue(rune)),
        _ => Rune.ToLowerInvariant(rune),
    };
}
