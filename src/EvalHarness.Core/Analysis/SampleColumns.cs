namespace EvalHarness.Analysis;

/// <summary>The planned samples as columns, without their texts: a million take some tens of megabytes.</summary>
public sealed record SampleColumns
{
    /// <summary>Id of each sample.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Hash of each sample's input and target: the same item is the same hash in every run.</summary>
    public required UInt128[] Hashes { get; init; }

    /// <summary>Number of the group that each sample belongs to; equal numbers belong together.</summary>
    public required int[] Clusters { get; init; }

    /// <summary>Place of the expected label in the label list; −1 where there is none.</summary>
    public required int[] Targets { get; init; }

    /// <summary>Place of the sample that this one rewords; −1 where it rewords none.</summary>
    public required int[] VariantOf { get; init; }

    /// <summary>The fields that split the results, in the plan's order.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; init; } = [];

    /// <summary>How many samples were planned.</summary>
    public int Count => Ids.Count;
}
