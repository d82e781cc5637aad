using System.Globalization;
using EvalHarness.Analysis;

namespace EvalHarness.Reporting;

/// <summary>Numbers as people read them, the same in every culture; what is unknown is a dash, never a zero.</summary>
public static class Figures
{
    public const string Unknown = "–";

    /// <summary>1,200.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>94.3%.</summary>
    public static string Percent(double? share) => share is { } value ? Text($"{100 * value:0.0}%") : Unknown;

    /// <summary>94.3% [92.8, 95.5].</summary>
    public static string PercentWithInterval(MetricEstimate? estimate) => estimate?.Value is null ? Unknown
        : estimate is { Lower: { } lower, Upper: { } upper } ? Text($"{100 * estimate.Value:0.0}% [{100 * lower:0.0}, {100 * upper:0.0}]")
        : Percent(estimate.Value);

    /// <summary>0.871.</summary>
    public static string Coefficient(double? value) => value is { } known ? Text($"{known:0.000}") : Unknown;

    /// <summary>0.871 [0.853, 0.889].</summary>
    public static string CoefficientWithInterval(MetricEstimate? estimate) => estimate switch
    {
        { Value: not null, Lower: { } lower, Upper: { } upper } => Text($"{estimate.Value:0.000} [{lower:0.000}, {upper:0.000}]"),
        _ => Coefficient(estimate?.Value),
    };

    /// <summary>+1.9 pp.</summary>
    public static string Points(double? difference) => difference is { } value ? Text($"{Signed(100 * value)} pp") : Unknown;

    /// <summary>+1.9 pp [+0.6, +3.2].</summary>
    public static string PointsWithInterval(double? difference, double? lower, double? upper) => difference is null ? Unknown
        : lower is { } low && upper is { } high ? $"{Points(difference)} [{Signed(100 * low)}, {Signed(100 * high)}]"
        : Points(difference);

    /// <summary>171 ms, 3.4 s.</summary>
    public static string Milliseconds(double? milliseconds) => milliseconds switch
    {
        null => Unknown,
        // One for every answer that a report shows: written without a box each.
        { } value and < 0.95 => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ms"),
        { } value and < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms"),
        { } value and < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{value:0} ms"),
        { } value => string.Create(CultureInfo.InvariantCulture, $"{value / 1000:0.0} s"),
    };

    /// <summary>$1,234.56; small amounts keep two digits that say something.</summary>
    public static string Usd(double? amount) => amount switch
    {
        null => Unknown,
        0 => "$0",
        < 0.0001 => Text($"${amount:0.0e+0}"),
        < 0.01 => Text($"${amount:0.0000}"),
        < 1 => Text($"${amount:0.000}"),
        _ => Text($"${amount:N2}"),
    };

    /// <summary>−$54,935: money that nobody can foretell to the cent.</summary>
    public static string WholeUsd(double? amount) => amount is { } value ? Text($"{(value <= -0.5 ? "−" : "")}${Math.Abs(value):#,0}") : Unknown;

    /// <summary>0.0027; below a thousandth of a thousandth the order of magnitude is all that matters.</summary>
    public static string P(double? p) => p switch
    {
        null => Unknown,
        < 0.0001 => Text($"{p:0.0e+0}"),
        _ => Text($"{p:0.####}"),
    };

    /// <summary>0.27 times.</summary>
    public static string Times(double? ratio) => ratio switch
    {
        null => Unknown,
        < 0.01 => Text($"{ratio:0.0000}"),
        < 10 => Text($"{ratio:0.00}"),
        _ => Text($"{ratio:N0}"),
    };

    /// <summary>Interpolated text in the invariant culture.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
