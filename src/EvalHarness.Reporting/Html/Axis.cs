using System.Globalization;

namespace EvalHarness.Reporting.Html;

/// <summary>Places of values along a chart's axis, from 0 at its start to 1 at its end.</summary>
internal sealed class Axis
{
    private readonly Func<double, double> scale;
    private readonly double start;
    private readonly double end;

    private Axis(double start, double end, IReadOnlyList<double> ticks, Func<double, double> scale)
    {
        this.scale = scale;
        this.start = scale(start);
        this.end = scale(end);
        Ticks = ticks;
    }

    /// <summary>Round values to label.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that holds all the values, widened to round ones.</summary>
    public static Axis Linear(IEnumerable<double> values)
    {
        var (low, high) = Range(values);
        var step = RoundStep((high - low) / 4);
        low = Math.Floor(low / step) * step;
        high = Math.Ceiling(high / step) * step;
        var count = (int)Math.Round((high - low) / step);
        return new(low, high, [.. Enumerable.Range(0, count + 1).Select(tick => low + (tick * step))], value => value);
    }

    /// <summary>An axis by powers of ten, for values above zero that differ by orders of magnitude.</summary>
    public static Axis Logarithmic(IEnumerable<double> values)
    {
        var (low, high) = Range(values.Where(value => value > 0).DefaultIfEmpty(1).Select(Math.Log10));
        var (first, last) = ((int)Math.Floor(low), (int)Math.Ceiling(high));
        last = Math.Max(last, first + 1);
        return new(
            Math.Pow(10, first), Math.Pow(10, last), [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))], Math.Log10);
    }

    /// <summary>0 at the start, 1 at the end; what lies beyond is held at the edge.</summary>
    public double At(double value) => Math.Clamp((scale(value) - start) / (end - start), 0, 1);

    /// <summary>A number as SVG reads it, in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low > high)
        {
            return (0, 1);
        }

        return low < high ? (low, high) : (low - Math.Max(Math.Abs(low) / 2, 0.005), high + Math.Max(Math.Abs(high) / 2, 0.005));
    }

    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var digits = step / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }
}
