using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EvalHarness.Scoring;

/// <summary>
/// Numbers as people write them: 1234.5, 1,234.50, 1.234,50, 1 234,50, ١٬٢٣٤٫٥٠, with a sign, a currency or a percent sign. Where
/// a notation is open ("1.234" is a thousand in Berlin and little more than one in London), both readings are given.
/// </summary>
public static partial class NumberText
{
    private const char ArabicDecimal = '\u066B';
    private const char ArabicGroup = '\u066C';

    /// <summary>The readings of a text that is one number: none, one or two.</summary>
    public static IReadOnlyList<decimal> Readings(string text)
    {
        var match = Whole().Match(Plain(text));
        if (!match.Success)
        {
            return [];
        }
        var negative = match.Groups["sign"].Value is "-" or "(" || match.Groups["after"].Value is "-";
        var readings = Core(match.Groups["core"].Value);
        return negative ? readings.Select(number => -number).ToList() : readings;
    }

    /// <summary>Every reading, without its sign, of every number in a running text.</summary>
    public static HashSet<decimal> FindAll(string text)
    {
        var plain = Plain(text);
        return Single().Matches(plain).Concat(Spaced().Matches(plain)).SelectMany(match => Core(match.Value)).ToHashSet();
    }

    private static List<decimal> Core(string core)
    {
        var arabicDecimal = core.IndexOf(ArabicDecimal, StringComparison.Ordinal);
        if (arabicDecimal >= 0)
        {
            return Reading(core[..arabicDecimal], core[(arabicDecimal + 1)..]);
        }
        // Spaces, apostrophes and the Arabic comma only ever group.
        var grouped = core.IndexOfAny([' ', '\'', ArabicGroup]) >= 0;
        var lastComma = core.LastIndexOf(',');
        var lastPoint = core.LastIndexOf('.');
        var mark = Math.Max(lastComma, lastPoint);
        if (mark < 0)
        {
            return Reading(core, "");
        }
        var (head, tail) = (core[..mark], core[(mark + 1)..]);
        if (lastComma >= 0 && lastPoint >= 0)
        {
            return head.Contains(core[mark], StringComparison.Ordinal) ? [] : Reading(head, tail);
        }
        if (head.Contains(core[mark], StringComparison.Ordinal))
        {
            return Reading(core, "");
        }
        var open = !grouped && tail.Length == 3 && head.Length <= 3 && head[0] != '0';
        return open ? [.. Reading(head, tail), .. Reading(core, "")] : Reading(head, tail);
    }

    private static List<decimal> Reading(string whole, string fraction)
    {
        var groups = whole.Split(' ', '\'', ',', '.', ArabicGroup);
        // Threes, or the Indian twos before a last three.
        var sound = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3
            && (groups[1..].All(group => group.Length == 3) || (groups[0].Length <= 2 && groups[1..^1].All(group => group.Length == 2))));
        return sound && decimal.TryParse($"{string.Concat(groups)}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? [number]
            : [];
    }

    /// <summary>Digits of every script as 0 to 9; one kind of space, minus and apostrophe.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Trim())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format)
            {
                continue;
            }
            plain.Append(letter switch
            {
                '\u2212' => '-',
                '\u2019' => '\'',
                '\u00A0' or '\u202F' or '\u2009' => ' ',
                _ when char.IsDigit(letter) => (char)('0' + (int)char.GetNumericValue(letter)),
                _ => letter,
            });
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"^(?<sign>[-+(])?\s*(?:\p{L}{0,3}\p{Sc}|[\p{L}.]{1,4})?\s*(?<sign>[-+])?(?<core>[0-9](?:[0-9.,'\u066B\u066C ]*[0-9])?)\s*(?:%|\p{Sc}|[\p{L}.]{1,4})?\s*(?<after>[-)])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[0-9]+(?:[.,'\u066B\u066C][0-9]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Single();

    [GeneratedRegex(@"\b[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaced();
}
