using EvalHarness.Analysis;

namespace EvalHarness.Reporting.Html;

/// <summary>The symbol of each arm: shape and colour, so that neither is needed alone.</summary>
internal static class ArmMark
{
    private static readonly string[] Paths =
    [
        "M0-5.5A5.5 5.5 0 1 1 0 5.5A5.5 5.5 0 1 1 0-5.5Z", "M-5-5H5V5H-5Z", "M0-6L6 5H-6Z", "M0-6.5L6.5 0L0 6.5L-6.5 0Z", "M-6-5H6L0 6Z",
        "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    ];

    /// <summary>Number of an arm's symbol, as its style names it.</summary>
    public static string SeriesOf(EvalReport report, ArmReport arm) =>
        SeriesOf(Enumerable.Range(0, report.Arms.Count).First(place => report.Arms[place].Name == arm.Name));

    /// <summary>Number of the symbol of the arm at that place.</summary>
    public static string SeriesOf(int place) => Figures.Text($"{place % Paths.Length}");

    /// <summary>Outline of a symbol around the origin.</summary>
    public static string PathOf(string series) => Paths[series[0] - '0'];
}
