using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What must be paid before the fine-tune serves its first call, part by part.</summary>
public sealed record UpfrontPartsConfig
{
    [Description("Labelling of the training data.")]
    public LabellingCostConfig? Labels { get; init; }

    [Description("Working hours.")]
    public HoursCostConfig? Hours { get; init; }

    [Description("Training runs.")]
    public RunsCostConfig? Runs { get; init; }

    [Description("Evaluation, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Evaluation { get; init; }

    [Description("Deployment, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Deployment { get; init; }
}

/// <summary>Labelling: count × (price + review).</summary>
public sealed record LabellingCostConfig
{
    [Description("How many labels.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Count { get; init; }

    [Description("Price of a label, in USD.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Price { get; init; }

    [Description("Price of reviewing a label, in USD.")]
    [Range(0, double.MaxValue)]
    public UncertainNumber? Review { get; init; }
}

/// <summary>Working time: count × rate.</summary>
public sealed record HoursCostConfig
{
    [Description("How many hours.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Count { get; init; }

    [Description("Price of an hour, in USD.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Rate { get; init; }
}

/// <summary>Training runs: count × price.</summary>
public sealed record RunsCostConfig
{
    [Description("How many runs.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Count { get; init; }

    [Description("Price of a run, in USD.")]
    [Range(0, double.MaxValue)]
    public required UncertainNumber Price { get; init; }
}
