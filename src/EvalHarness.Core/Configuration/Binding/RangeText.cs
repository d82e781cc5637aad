using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace EvalHarness.Configuration.Binding;

/// <summary>Ranges of numbers: whether a value is inside, and the range in words.</summary>
internal static class RangeText
{
    public static bool Holds(RangeAttribute range, double value) =>
        (range.MinimumIsExclusive ? value > Minimum(range) : value >= Minimum(range))
        && (range.MaximumIsExclusive ? value < Maximum(range) : value <= Maximum(range));

    /// <summary>"a number above 0", "a number from 0 to 1".</summary>
    public static string Of(RangeAttribute range)
    {
        var low = Minimum(range).ToString(CultureInfo.InvariantCulture);
        var high = Maximum(range).ToString(CultureInfo.InvariantCulture);
        return (range.MinimumIsExclusive, IsOpen(range)) switch
        {
            (true, true) => $"a number above {low}",
            (false, true) => $"a number of {low} or more",
            (true, false) => $"a number above {low} and {(range.MaximumIsExclusive ? "below" : "at most")} {high}",
            _ => $"a number from {low} to {high}",
        };
    }

    /// <summary>True where only the type bounds the value above.</summary>
    public static bool IsOpen(RangeAttribute range) => range.Maximum is int.MaxValue or double.MaxValue;

    public static double Minimum(RangeAttribute range) => Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);

    public static double Maximum(RangeAttribute range) => Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
}
