using System.Collections.ObjectModel;

namespace EvalHarness.Datasets;

/// <summary>The fields of one record as the file has them; null where it has none.</summary>
internal sealed record RecordFields
{
    public string? Id { get; init; }

    public string? Input { get; init; }

    public string? Target { get; init; }

    public string? Cluster { get; init; }

    public string? VariantOf { get; init; }

    public IReadOnlyDictionary<string, string> Slices { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
