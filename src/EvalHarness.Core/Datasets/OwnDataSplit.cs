namespace EvalHarness.Datasets;

/// <summary>One's own labelled file cut into what examples may be taken from and what everything is measured on.</summary>
/// <param name="Training">For examples and embedded models.</param>
/// <param name="Heldout">For measuring.</param>
/// <param name="Labels">Every label of both, in ordinal order.</param>
/// <param name="TwinsOfTrainedOn">Items kept out of the held-out part because the model was trained on them or on a near twin.</param>
/// <param name="JoinedTwins">Items that have a near twin in the file; twins are never parted.</param>
public sealed record OwnDataSplit(
    IReadOnlyList<LabelledExample> Training,
    IReadOnlyList<LabelledExample> Heldout,
    IReadOnlyList<string> Labels,
    int TwinsOfTrainedOn,
    int JoinedTwins);
