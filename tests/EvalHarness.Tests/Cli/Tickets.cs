using System.Globalization;

namespace EvalHarness.Tests.Cli;

/// <summary>A labelled file as a support team has one.</summary>
internal static class Tickets
{
    private static readonly (string Label, string[] Subjects, string[] Troubles)[] Kinds =
    [
        ("billing", ["invoice", "refund", "card payment", "subscription fee", "VAT number"], ["was charged twice", "is missing", "shows the wrong sum", "was never agreed", "has expired"]),
        ("delivery", ["parcel", "courier", "tracking page", "delivery slot", "customs form"], ["has not come", "is stuck", "went to a neighbour", "was moved again", "came a day late"]),
        ("technical, other", ["login page", "search box", "export button", "mobile app", "profile picture"], ["does not load", "gives error 500", "froze", "stays blank", "forgets my settings"]),
    ];

    /// <summary>So many rows of text and label, all texts different.</summary>
    public static string Csv(int rows) => "message,team\n" + string.Concat(Rows(rows).Select(row => $"\"{row.Text}\",\"{row.Label}\"\n"));

    public static IEnumerable<(string Text, string Label)> Rows(int rows) => Enumerable.Range(0, rows).Select(row =>
    {
        var (label, subjects, troubles) = Kinds[row % Kinds.Length];
        var n = row / Kinds.Length;
        return (string.Create(CultureInfo.InvariantCulture, $"{Code(row)}: the {subjects[n % 5]} {troubles[n / 5 % 5]}, please look at {Code(row * 31)} {Code(row * 57)}"), label);
    });

    // Letters that differ from row to row, so that no two texts are near twins.
    private static string Code(int number)
    {
        var bits = (uint)number * 2654435761u;
        return string.Concat(Enumerable.Range(0, 6).Select(place => (char)('a' + (bits >> (place * 5)) % 26)));
    }
}
