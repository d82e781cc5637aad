using EvalHarness.Configuration;
using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>A figure that is known only within a range.</summary>
/// <param name="Name">Its key in the config.</param>
/// <param name="Quantile">p → the value that it stays below with that probability.</param>
/// <param name="Put">Puts a value in its place.</param>
public sealed record Driver(string Name, Func<double, double> Quantile, Func<Assumptions, double, Assumptions> Put)
{
    /// <summary>The driver of a range in the config.</summary>
    public static Driver OfRange(string name, UncertainNumber range, Func<Assumptions, double, Assumptions> put) =>
        new(name, p => QuantileOf(range, p), put);

    /// <summary>The driver of a measured gain: its sampling distribution is taken as normal.</summary>
    public static Driver OfGain(Gain gain) =>
        new("gain", p => gain.Value + (gain.StandardError * NormalDistribution.Quantile(p)), (at, value) => at with { Gain = value });

    /// <summary>
    /// Inverse distribution function: uniform a + p(b − a); triangular with mode m, a + √(p(b − a)(m − a)) below F(m) = (m − a)/(b − a)
    /// and b − √((1 − p)(b − a)(b − m)) above.
    /// </summary>
    public static double QuantileOf(UncertainNumber range, double p)
    {
        var (low, likely, high) = range;
        var width = high - low;
        if (likely is not { } mode)
        {
            return low + (p * width);
        }

        return width == 0 ? low
            : p < (mode - low) / width ? low + Math.Sqrt(p * width * (mode - low))
            : high - Math.Sqrt((1 - p) * width * (high - mode));
    }
}
