using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Analysis.Regression;

/// <summary>A run against an earlier one of the same items, arms paired by role.</summary>
public sealed record RegressionReport
{
    /// <summary>The earlier run.</summary>
    public required string Pinned { get; init; }

    /// <summary>The later run.</summary>
    public required string Run { get; init; }

    /// <summary>False where the two held-out files differ; items are joined by id and hash all the same.</summary>
    public required bool SameData { get; init; }

    public required UnmatchedItems Unmatched { get; init; }

    public required IReadOnlyList<RoleComparison> Roles { get; init; }

    /// <summary>Roles that only one of the runs has, or that only one of them asked anything.</summary>
    public required IReadOnlyList<string> NotCompared { get; init; }

    /// <summary>False alarms to be expected in a year of nightly runs.</summary>
    public required double FalseAlarmsPerYear { get; init; }
}

/// <summary>Items that are not in both runs alike.</summary>
/// <param name="OnlyPinned">Ids that only the earlier run has.</param>
/// <param name="OnlyRun">Ids that only the later run has.</param>
/// <param name="Changed">Ids whose input or target was edited in between.</param>
public sealed record UnmatchedItems(IReadOnlyList<string> OnlyPinned, IReadOnlyList<string> OnlyRun, IReadOnlyList<string> Changed);

/// <summary>One role, then and now.</summary>
public sealed record RoleComparison
{
    public required string Role { get; init; }

    /// <summary>The arm of the earlier run.</summary>
    public required string PinnedArm { get; init; }

    /// <summary>The arm of the later run.</summary>
    public required string Arm { get; init; }

    /// <summary>none, warning, alarm; too_small where a drop of the margin would likely have passed unseen; unreached where the endpoint gave out.</summary>
    public required RegressionOutcome Outcome { get; init; }

    /// <summary>Items that both answered.</summary>
    public required int N { get; init; }

    /// <summary>Items that one of them could not be reached for.</summary>
    public required int Dropped { get; init; }

    /// <summary>Now less pinned.</summary>
    public required DifferenceReport Difference { get; init; }

    /// <summary>One-sided p against "it was better then"; null without items.</summary>
    public double? P { get; init; }

    public string? PMethod { get; init; }

    /// <summary>How bad it is, by gate 4; null where too few items allow none.</summary>
    public string? Verdict { get; init; }

    public required double Margin { get; init; }

    /// <summary>Drop that the alarm would be raised for with 80% power; null where the items allow none.</summary>
    public double? DetectableDrop { get; init; }

    /// <summary>Ids on which it does better now.</summary>
    public required IReadOnlyList<string> Fixed { get; init; }

    /// <summary>Ids on which it did better then.</summary>
    public required IReadOnlyList<string> Broke { get; init; }
}
