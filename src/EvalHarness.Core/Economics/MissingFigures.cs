using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>What nobody has said and the money needs: an unknown figure is never taken as zero.</summary>
public static class MissingFigures
{
    public const string CostPerError = "economics.cost_per_error";

    /// <summary>Keys of the config that would have to be set.</summary>
    public static IReadOnlyList<string> Of(EconomicsConfig? config, ArmCost? baseline, ArmCost? candidate)
    {
        if (config is null)
        {
            return ["economics"];
        }

        IEnumerable<(string Key, bool Missing)> figures =
        [
            ("economics.upfront", OneTimeCost.Of(config) is null),
            ("economics.maintenance_per_year", Maintenance.PerYear(config) is null),
            (CostPerError, config.CostPerError is null && config.CostPerErrorTable is null),
            ("the errors that economics.cost_per_error prices (a run with answers shows them)", config.CostPerError is null && config.CostPerErrorTable is not null),
            ("price of the baseline arm", baseline?.IsUnknown ?? false),
            ("price or host of the candidate arm", candidate?.IsUnknown ?? false),
            ("measured capacity of the baseline arm (host.measured_from)", baseline?.Host?.AwaitsMeasurement ?? false),
            ("measured capacity of the candidate arm (host.measured_from)", candidate?.Host?.AwaitsMeasurement ?? false),
        ];
        return [.. figures.Where(figure => figure.Missing).Select(figure => figure.Key)];
    }
}
