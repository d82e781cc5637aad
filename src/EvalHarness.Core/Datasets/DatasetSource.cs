using EvalHarness.Configuration;

namespace EvalHarness.Datasets;

/// <summary>Where a labelled file is and how it is laid out.</summary>
public sealed record DatasetSource
{
    /// <summary>The path as the user wrote it, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    public required DatasetFormat Format { get; init; }

    public required FieldsConfig Fields { get; init; }

    /// <summary>SHA-256 that the file must have, or its first digits; null where any content will do.</summary>
    public string? Sha256 { get; init; }

    /// <summary>
    /// True where the file may lack the id, cluster, variant and slice fields: a training file that shares the held-out
    /// set's field names seldom has all of them.
    /// </summary>
    public bool ExtraFieldsOptional { get; init; }

    /// <summary>The held-out set of a study.</summary>
    public static DatasetSource Heldout(EvalConfig config) => Of(config, config.Dataset.Heldout, training: false);

    /// <summary>The training file of a study; null where the config names none.</summary>
    public static DatasetSource? Training(EvalConfig config) =>
        config.Dataset.Train is { } file ? Of(config, file, training: true) : null;

    /// <summary>The format that a file's ending stands for; null where it says nothing.</summary>
    public static DatasetFormat? FormatOf(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => DatasetFormat.Csv,
        ".JSONL" or ".NDJSON" => DatasetFormat.Jsonl,
        _ => null,
    };

    private static DatasetSource Of(EvalConfig config, DatasetFileConfig file, bool training)
    {
        var format = file.Format ?? FormatOf(file.Path) ?? throw new DatasetException(new DatasetProblem(
            file.Path,
            "the ending does not say what format the file has",
            "Name it .csv or .jsonl, or set format: csv, jsonl or chat beside its path"));
        return new DatasetSource
        {
            Name = file.Path,
            Path = config.Resolve(file.Path),
            Format = format,
            Fields = file.Fields is { } own ? Overlay(config.Dataset.Fields, own) : config.Dataset.Fields,
            Sha256 = file.Sha256,
            ExtraFieldsOptional = training && file.Fields is null,
        };
    }

    // A file's own fields hold only what differs from dataset.fields; what it leaves at its default is inherited.
    private static FieldsConfig Overlay(FieldsConfig shared, FieldsConfig own)
    {
        var untouched = new FieldsConfig();
        return new FieldsConfig
        {
            Id = own.Id ?? shared.Id,
            Input = own.Input == untouched.Input ? shared.Input : own.Input,
            Target = own.Target == untouched.Target ? shared.Target : own.Target,
            Cluster = own.Cluster ?? shared.Cluster,
            VariantOf = own.VariantOf ?? shared.VariantOf,
            Slices = own.Slices.Count == 0 ? shared.Slices : own.Slices,
        };
    }
}
