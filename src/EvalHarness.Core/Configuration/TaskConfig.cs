using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>What kind of answer the task asks for.</summary>
public sealed record TaskConfig
{
    [Description("classification: one label; extraction: a JSON object of fields; generation: free text.")]
    public TaskKind Kind { get; init; } = TaskKind.Classification;

    [Description("The label list, or from_data: the labels found in the data.")]
    public IReadOnlyList<string> Labels { get; init; } = [FromData];

    /// <summary>The word that stands for "the labels found in the data".</summary>
    public const string FromData = "from_data";

    /// <summary>True where the label list is taken from the data.</summary>
    [NotInFile]
    public bool LabelsFromData => Labels is [FromData];
}

/// <summary>Kinds of task.</summary>
public enum TaskKind { Classification, Extraction, Generation }
