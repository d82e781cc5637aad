using System.Text;

namespace EvalHarness.Reporting;

/// <summary>A GitHub table. Cells must already be Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The first column is text, the others are aligned right.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Line(table, header);
        Line(table, [.. header.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in rows)
        {
            Line(table, row);
        }

        return table.Append('\n').ToString();
    }

    private static void Line(StringBuilder table, IReadOnlyList<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
