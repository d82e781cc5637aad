using System.Collections.ObjectModel;

namespace EvalHarness.Datasets;

/// <summary>One labelled item of a data set.</summary>
public sealed record Sample
{
    /// <summary>Unique id: from the data, or <c>&lt;file stem&gt;-&lt;row&gt;</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Row in the file, from zero, headers not counted.</summary>
    public required int Row { get; init; }

    /// <summary>The text that is sent.</summary>
    public required string Input { get; init; }

    /// <summary>The expected answer: a label, a JSON object as text, or a text. Null where the data has none.</summary>
    public string? Target { get; init; }

    /// <summary>Group of items that belong together; the sample's own id where it stands alone.</summary>
    public required string Cluster { get; init; }

    /// <summary>Id of the sample that this one rewords, or null.</summary>
    public string? VariantOf { get; init; }

    /// <summary>Values of the fields that split results into slices, by field name.</summary>
    public IReadOnlyDictionary<string, string> Slices { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>SHA-256 of input and target, 32 hex digits: the same item is the same hash in every run.</summary>
    public required string Hash { get; init; }
}
