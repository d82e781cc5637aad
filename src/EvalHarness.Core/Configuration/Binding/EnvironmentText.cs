using System.Text;

namespace EvalHarness.Configuration.Binding;

/// <summary>Texts with references to the environment: <c>${NAME}</c>, <c>${NAME:-default}</c>, and <c>$${</c> for a literal <c>${</c>.</summary>
internal static class EnvironmentText
{
    /// <summary>A piece of the text: literal, or a reference with its default.</summary>
    public readonly record struct Part(string Literal, string? Variable, string? Default);

    /// <summary>True where the text has anything to read or to unescape.</summary>
    public static bool HasReference(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Splits the text into its parts; false where a reference is not well formed.</summary>
    public static bool TrySplit(string text, out IReadOnlyList<Part> parts)
    {
        var found = new List<Part>();
        parts = found;
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, "$${", 0, 3) == 0)
            {
                literal.Append("${");
                i += 2;
            }
            else if (string.CompareOrdinal(text, i, "${", 0, 2) == 0)
            {
                var end = text.IndexOf('}', i);
                if (end < 0 || Reference(text[(i + 2)..end]) is not { } reference)
                {
                    return false;
                }

                found.Add(new Part(literal.ToString(), null, null));
                found.Add(reference);
                literal.Clear();
                i = end;
            }
            else
            {
                literal.Append(text[i]);
            }
        }

        found.Add(new Part(literal.ToString(), null, null));
        return true;
    }

    /// <summary>True for letters, digits and underscores, not beginning with a digit.</summary>
    public static bool IsVariableName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // As in a shell, the default also stands in for a variable that is set and empty.
    private static Part? Reference(string inside)
    {
        var colon = inside.IndexOf(":-", StringComparison.Ordinal);
        var name = colon < 0 ? inside : inside[..colon];
        return IsVariableName(name) ? new Part("", name, colon < 0 ? null : inside[(colon + 2)..]) : null;
    }
}
