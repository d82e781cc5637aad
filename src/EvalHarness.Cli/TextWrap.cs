namespace EvalHarness.Cli;

/// <summary>Breaks text at spaces. Spectre wraps to the console's width, and a redirected console has none to speak of.</summary>
internal static class TextWrap
{
    /// <summary>Lines of at most <paramref name="width"/> characters; lines after the first keep the first one's indent.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var indent = text[..(text.Length - text.TrimStart().Length)];
        var line = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent;
            }

            line += line.Length == indent.Length ? word : " " + word;
        }

        yield return line;
    }
}
