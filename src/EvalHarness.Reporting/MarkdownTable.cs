using System.Text;

namespace EvalHarness.Reporting;

/// <summary>A GitHub table. Cells must already be Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Figures are aligned right and text left. The first column names the row and is text.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.ToList();
        var table = new StringBuilder();
        Line(table, header);
        Line(table, [.. header.Select((_, column) => column > 0 && cells.TrueForAll(row => IsFigure(row[column])) ? "---:" : "---")]);
        foreach (var row in cells)
        {
            Line(table, row);
        }

        return table.Append('\n').ToString();
    }

    /// <summary>True for $1,200, −3.5, 94.2% [92.7, 95.4], 41 fixed and the dash of what is unknown.</summary>
    private static bool IsFigure(string cell) => cell.Length == 0 || cell == Figures.Unknown || char.IsAsciiDigit(cell.FirstOrDefault(one => !"$+-−".Contains(one, StringComparison.Ordinal)));

    private static void Line(StringBuilder table, IReadOnlyList<string> cells) =>
        table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
