using System.Globalization;
using System.Text;

namespace EvalHarness.Reporting;

/// <summary>Foreign text in GitHub-flavoured Markdown: shown as it is, never read as markup.</summary>
public static class MarkdownText
{
    private const string Special = "\\`*_[]|~";

    /// <summary>Short text such as a name: every character that could mean something is escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var visible = OutputSanitizer.Visible(text);
        for (var at = 0; at < visible.Length; at++)
        {
            var character = visible[at];
            switch (character)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '@' or '#':
                case ':' when at + 1 < visible.Length && visible[at + 1] == '/':
                    // As entities they make no mention, issue number or address.
                    escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
                    break;
                default:
                    escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>Longer text as a code span, in which GitHub reads no markup, mention or link. A bar is escaped for tables.</summary>
    public static string Code(string text, int longest)
    {
        var visible = OutputSanitizer.Visible(text, longest).Replace("|", "\\|", StringComparison.Ordinal);
        if (visible.Length == 0)
        {
            return "*(empty)*";
        }

        var fence = new string('`', LongestRun(visible, '`') + 1);
        var pad = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{visible}{pad}{fence}";
    }

    private static int LongestRun(string text, char wanted)
    {
        int longest = 0, run = 0;
        foreach (var character in text)
        {
            run = character == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
