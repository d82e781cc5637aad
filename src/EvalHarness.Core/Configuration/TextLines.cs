using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>A text by lines and columns from 1, to be changed at a place.</summary>
internal sealed class TextLines(string text)
{
    private readonly List<int> starts = Starts(text);

    /// <summary>As the text ends its lines.</summary>
    public string NewLine => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>True for {a: b}, false for keys on lines of their own.</summary>
    public bool IsFlow(ConfigNode node) => text[Offset(node.Position)] == '{';

    public string Insert(SourcePosition at, int after, string inserted) => text.Insert(Offset(at) + after, inserted);

    public string InsertLineAfter(int line, string inserted) => line < starts.Count
        ? text.Insert(starts[line], inserted + NewLine)
        : text + (text.EndsWith('\n') ? "" : NewLine) + inserted + NewLine;

    /// <summary>Gives a key without a value one.</summary>
    public string AfterColon(MappingEntry entry, string value, string file)
    {
        var begin = Offset(entry.Position) + entry.Key.Length;
        if (!text.AsSpan(begin).StartsWith(":", StringComparison.Ordinal))
        {
            throw Unclear(entry.Position, entry.Key, file);
        }

        var end = text.IndexOfAny(['\n', '\r', '#', '}', ','], begin + 1);
        end = end < 0 ? text.Length : end;
        return text[begin..end][1..].Trim() is "" or "~" or "null"
            ? text[..(begin + 1)] + value + (end < text.Length && text[end] == '#' ? " " : "") + text[end..]
            : throw Unclear(entry.Position, entry.Key, file);
    }

    /// <summary>Writes another value in a scalar's place.</summary>
    public string Replace(ScalarNode old, string value, string file)
    {
        var begin = Offset(old.Position);
        foreach (var written in new[] { old.Text, $"'{old.Text}'", $"\"{old.Text}\"" })
        {
            if (text.AsSpan(begin).StartsWith(written, StringComparison.Ordinal))
            {
                return text[..begin] + value + text[(begin + written.Length)..];
            }
        }

        throw Unclear(old.Position, old.Text, file);
    }

    private int Offset(SourcePosition at) => starts[at.Line - 1] + at.Column - 1;

    private static ConfigException Unclear(SourcePosition at, string what, string file) =>
        new([new(file, at.Line, at.Column, $"'{what}' is written in a way that is not changed here", "Write the facts under decision.facts by hand")]);

    private static List<int> Starts(string text)
    {
        List<int> found = [0];
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' && at + 1 < text.Length)
            {
                found.Add(at + 1);
            }
        }

        return found;
    }
}
