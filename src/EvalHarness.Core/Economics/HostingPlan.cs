using System.Globalization;
using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>Instances that serve a model, by the hour.</summary>
/// <param name="UsdPerHour">Price of one instance.</param>
/// <param name="HoursPerMonth">Hours that each runs.</param>
/// <param name="CallsPerSecond">What one instance sustains; null where nobody measured it.</param>
/// <param name="Utilisation">Share of that which is planned to be used.</param>
/// <param name="PeakFactor">Busiest hour over the mean hour.</param>
/// <param name="MinInstances">Fewest instances kept up.</param>
public sealed record HostingPlan(
    UncertainNumber UsdPerHour, double HoursPerMonth, double? CallsPerSecond, double Utilisation, double PeakFactor, int MinInstances)
{
    /// <summary>True where the config says that the capacity is measured and no measurement could be read.</summary>
    public bool AwaitsMeasurement { get; init; }

    private const double SecondsPerMonth = 30.4 * 86_400;

    /// <summary>The plan of a config; null where the arm is not hosted by the hour.</summary>
    public static HostingPlan? From(HostConfig? host) => host is null ? null : new(
        host.UsdPerHour, host.HoursPerMonth,
        double.TryParse(host.RequestsPerSecond, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : null,
        host.Utilisation, host.PeakFactor, host.MinInstances)
    {
        AwaitsMeasurement = host.RequestsPerSecond == HostConfig.Measured,
    };

    /// <summary>
    /// N = max(N_min, ⌈V/(30.4·86,400) · peak / (utilisation · calls per second)⌉. Where capacity is unknown, the fewest: a lower bound.
    /// </summary>
    public int Instances(double callsPerMonth) => CallsPerSecond is not { } capacity ? MinInstances
        : Math.Max(MinInstances, (int)Math.Min(int.MaxValue, Math.Ceiling(callsPerMonth / SecondsPerMonth * PeakFactor / (Utilisation * capacity))));

    /// <summary>F = N · price · hours.</summary>
    public double UsdPerMonth(double callsPerMonth, double usdPerHour) => Instances(callsPerMonth) * usdPerHour * HoursPerMonth;
}
