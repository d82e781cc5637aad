using EvalHarness.Prompts;

namespace EvalHarness.Scoring;

/// <summary>The final answer that chain-of-thought prompts ask for, on a line of its own behind a marker.</summary>
public static class MarkedAnswer
{
    /// <summary>What stands before the final answer.</summary>
    public const string Marker = FinalAnswerMarker.Text;

    private const string Decoration = "*_#>`- \t";

    /// <summary>Everything behind the last marker that begins a line ("Final answer:" and markdown around it count too); null without one.</summary>
    public static string? Find(string text)
    {
        var end = text.Length;
        while (true)
        {
            var start = text.AsSpan(0, end).LastIndexOf('\n') + 1;
            if (BehindMarker(text.AsSpan(start, end - start)) is { } offset)
            {
                return text[(start + offset)..].Trim();
            }
            if (start == 0)
            {
                return null;
            }
            end = start - 1;
        }
    }

    /// <summary>The first line of what <see cref="Find"/> gives, for answers that fit one.</summary>
    public static string? FindLine(string text)
    {
        var answer = Find(text);
        var end = answer?.AsSpan().IndexOfAny('\r', '\n') ?? -1;
        return end < 0 ? answer : answer![..end];
    }

    private static int? BehindMarker(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart(Decoration);
        rest = Skip(rest, "final").TrimStart(' ');
        var word = Skip(rest, Marker.AsSpan(0, Marker.Length - 1));
        if (word.Length == rest.Length)
        {
            return null;
        }
        var colon = word.TrimStart("*_ ");
        return colon is [':' or '：', ..] ? line.Length - colon[1..].TrimStart("*_ ").Length : null;
    }

    private static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text, ReadOnlySpan<char> word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? text[word.Length..] : text;
}
