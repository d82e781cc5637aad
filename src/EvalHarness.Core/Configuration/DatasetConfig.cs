using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>The labelled data of a study.</summary>
public sealed record DatasetConfig
{
    [Description("The labelled set that every arm answers and that nothing was trained or tuned on.")]
    public required DatasetFileConfig Heldout { get; init; }

    [Description("Training data: few-shot examples, embedded models, leak check.")]
    public DatasetFileConfig? Train { get; init; }

    [Description("Which column or JSON key holds what.")]
    public FieldsConfig Fields { get; init; } = new();

    [Description("What happens when held-out items also stand in the training data.")]
    public LeakageConfig Leakage { get; init; } = new();
}

/// <summary>One data file.</summary>
public sealed record DatasetFileConfig
{
    [Description("Path of the file, relative to the config file.")]
    public required string Path { get; init; }

    [Description("Expected SHA-256 of the file (a prefix of at least 4 digits will do); a mismatch is an error.")]
    public string? Sha256 { get; init; }

    [Description("csv, jsonl or chat (fine-tuning JSONL with messages); by the file's ending when not set.")]
    public DatasetFormat? Format { get; init; }

    [Description("Column names of this file where they differ from dataset.fields.")]
    public FieldsConfig? Fields { get; init; }
}

/// <summary>File formats of labelled data.</summary>
public enum DatasetFormat { Csv, Jsonl, Chat }

/// <summary>Which column or JSON key holds what.</summary>
public sealed record FieldsConfig
{
    [Description("Unique id; without it ids are <file stem>-<row>, five digits, from zero.")]
    public string? Id { get; init; }

    [Description("The text that is sent.")]
    public string Input { get; init; } = "input";

    [Description("The expected answer.")]
    public string Target { get; init; } = "target";

    [Description("Group of items that belong together (copies, one document); empty means the item alone.")]
    public string? Cluster { get; init; }

    [Description("Id of the item that this one rewords.")]
    public string? VariantOf { get; init; }

    [Description("Fields whose values split the results into slices.")]
    public IReadOnlyList<string> Slices { get; init; } = [];
}

/// <summary>What happens when held-out items also stand in the training data.</summary>
public sealed record LeakageConfig
{
    [Description("Same text in training and held-out data: fail, report or off.")]
    public LeakAction Exact { get; init; } = LeakAction.Fail;

    [Description("Cosine of character 3-5-gram TF-IDF from which two texts count as near duplicates.")]
    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double Near { get; init; } = 0.90;

    [Description("Near duplicates: fail, report or off.")]
    public LeakAction OnNear { get; init; } = LeakAction.Report;
}

/// <summary>What a found leak does.</summary>
public enum LeakAction { Fail, Report, Off }
