using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>Upkeep of the fine-tune.</summary>
public static class Maintenance
{
    /// <summary>cycles · (relabel + train + evaluate + deploy) a year; null where the config does not say.</summary>
    public static UncertainNumber? PerYear(EconomicsConfig config) => config.MaintenancePerYearParts is { } parts
        ? parts.Cycles.Times(UncertainSum.Zero.Plus(parts.Relabel).Plus(parts.Train).Plus(parts.Evaluate).Plus(parts.Deploy))
        : config.MaintenancePerYear;
}
