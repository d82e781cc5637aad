using System.Text;

namespace EvalHarness.Scoring;

/// <summary>Reasoning that a server left in the text between <c>&lt;think&gt;</c> tags: it is not the answer.</summary>
public static class ThinkBlocks
{
    private static readonly string[] Tags = ["think", "thinking"];

    /// <summary>The text without its reasoning, and whether there was any.</summary>
    public static (string Answer, bool Found) Strip(string text)
    {
        if (!text.Contains("think", StringComparison.OrdinalIgnoreCase))
        {
            return (text, false);
        }
        var answer = text;
        foreach (var tag in Tags)
        {
            answer = Strip(answer, $"<{tag}>", $"</{tag}>");
        }
        return (answer, !ReferenceEquals(answer, text));
    }

    private static string Strip(string text, string open, string close)
    {
        var start = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (start >= 0)
        {
            var kept = new StringBuilder();
            var from = 0;
            while (start >= 0)
            {
                kept.Append(text, from, start - from);
                var end = text.IndexOf(close, start, StringComparison.OrdinalIgnoreCase);
                from = end < 0 ? text.Length : end + close.Length;
                start = text.IndexOf(open, from, StringComparison.OrdinalIgnoreCase);
            }
            text = kept.Append(text, from, text.Length - from).ToString();
        }
        // Some chat templates open the block in the prompt, so that only its end is in the answer.
        var last = text.LastIndexOf(close, StringComparison.OrdinalIgnoreCase);
        return last < 0 ? text : text[(last + close.Length)..];
    }
}
