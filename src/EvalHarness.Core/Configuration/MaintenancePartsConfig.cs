using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>Upkeep of the fine-tune: cycles a year × what one cycle costs.</summary>
public sealed record MaintenancePartsConfig
{
    [Description("Retraining cycles a year.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Cycles { get; init; }

    [Description("Relabelling a cycle, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Relabel { get; init; }

    [Description("Training a cycle, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Train { get; init; }

    [Description("Evaluation a cycle, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Evaluate { get; init; }

    [Description("Deployment a cycle, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Deploy { get; init; }
}
