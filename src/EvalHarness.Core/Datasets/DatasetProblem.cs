using System.Globalization;

namespace EvalHarness.Datasets;

/// <summary>One thing that is wrong in a data file, with every row it was found in.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record DatasetProblem(string File, string What, string Remedy)
{
    private const int RowsNamed = 5;

    /// <summary>Line of the first row concerned, from one; null where the file as a whole is meant.</summary>
    public int? Line { get; init; }

    /// <summary>The first rows concerned, from zero, headers not counted.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>How many rows are concerned; zero where the file as a whole is meant.</summary>
    public int Occurrences { get; init; }

    /// <summary><c>file:line: what (rows). how to mend it</c>, which editors and CI logs turn into a link.</summary>
    public override string ToString()
    {
        var where = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{File}:{line}") : File;
        return $"{where}: {What}{RowsNote()}. {Remedy}";
    }

    private string RowsNote()
    {
        if (Rows.Count == 0)
        {
            return "";
        }

        var named = string.Join(", ", Rows.Take(RowsNamed).Select(row => row.ToString(CultureInfo.InvariantCulture)));
        var rest = Occurrences - Math.Min(Rows.Count, RowsNamed);
        var more = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "";
        return $" ({(Occurrences == 1 ? "row" : "rows")} {named}{more})";
    }
}
