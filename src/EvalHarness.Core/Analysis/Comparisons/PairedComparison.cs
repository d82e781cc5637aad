using System.Text.Json.Serialization;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Everything about a candidate against the baseline.</summary>
public sealed record PairedComparison
{
    public required string Baseline { get; init; }

    public required string Candidate { get; init; }

    public required string Metric { get; init; }

    /// <summary>Samples that both arms answered.</summary>
    public required int N { get; init; }

    /// <summary>Gap that matters in practice.</summary>
    public required double Margin { get; init; }

    public required bool MarginDefaulted { get; init; }

    /// <summary>Level of this comparison: the config's alpha divided by the number of comparisons.</summary>
    public required double Alpha { get; init; }

    /// <summary>Pairs by who was right; null with repeats and for metrics that are no share.</summary>
    public PairedTable? Table { get; init; }

    public required DifferenceReport Difference { get; init; }

    public required PValueReport PValue { get; init; }

    /// <summary>The interval of a run that stopped early, which then is the difference's own; not in the file of any other run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConfidenceSequenceReport? ConfidenceSequence { get; init; }

    /// <summary>Gate 4 (statistics.md §2); null where none may be read off.</summary>
    public string? Verdict { get; init; }

    /// <summary>Why there is no verdict, or why it was made INCONCLUSIVE.</summary>
    public string? VerdictNote { get; init; }

    public bool Significant { get; init; }

    /// <summary>Items in all that a verdict would take if the observed rates were the truth.</summary>
    public required NeededReport Needed { get; init; }

    /// <summary>Items on which the candidate does better.</summary>
    public int Fixed { get; init; }

    /// <summary>Items on which the baseline does better.</summary>
    public int Broke { get; init; }

    public required DroppedReport Dropped { get; init; }

    /// <summary>Samples that one arm has not been asked yet.</summary>
    public int Pending { get; init; }

    /// <summary>Null where every sample stands alone.</summary>
    public GroupReport? Groups { get; init; }

    /// <summary>Candidate over baseline; null where times are unknown. All that rests on a clock stands under keys of this name.</summary>
    [JsonPropertyName("latency_ms")]
    public RatioReport? LatencyRatio { get; init; }

    /// <summary>Candidate over baseline; null where costs are unknown.</summary>
    public RatioReport? CostRatio { get; init; }

    /// <summary>The gain that would repay the candidate; null where nobody stated the economics.</summary>
    public BreakEvenReading? BreakEven { get; init; }

    /// <summary>How often both arms give the same label; null where the task has none.</summary>
    public AgreementReport? Agreement { get; init; }

    public IReadOnlyList<SliceDifference> Slices { get; init; } = [];

    /// <summary>The samples behind the difference; none in a report that was read back from its file.</summary>
    [JsonIgnore]
    public PairedItems Items { get; init; } = PairedItems.None;
}

/// <summary>A difference with its interval; null where it is undefined.</summary>
/// <param name="Value">Candidate less baseline.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Method">Name of the interval.</param>
public sealed record DifferenceReport(double? Value, double? Lower, double? Upper, string Method);

/// <summary>An interval that holds at every look. The estimate of a run that stopped on it leans away from zero.</summary>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Alpha">One minus the chance that it ever leaves the true difference out.</param>
/// <param name="N">Pairs behind it.</param>
/// <param name="Method">Its name.</param>
/// <param name="StoppedAt">Samples of the planned order after which the run stopped.</param>
/// <param name="NMax">Samples that were planned at most.</param>
public sealed record ConfidenceSequenceReport(double Lower, double Upper, double Alpha, int N, string Method, int StoppedAt, int NMax);

/// <summary>How surprising the difference would be without one.</summary>
/// <param name="Value">Two-sided p that decides.</param>
/// <param name="Method">Its test.</param>
/// <param name="Adjusted">After Holm over all comparisons.</param>
/// <param name="McnemarExact">Exact McNemar, for comparison with other tools; null without a table.</param>
public sealed record PValueReport(double? Value, string Method, double? Adjusted, double? McnemarExact);

/// <summary>Items in all; null where no number would do.</summary>
/// <param name="Meaningful">To show a gap beyond the margin.</param>
/// <param name="Equivalent">To show a gap within it.</param>
/// <param name="Significant">To show any gap.</param>
/// <param name="HalfWidth">For an interval of plus or minus the margin, whatever the gap.</param>
public sealed record NeededReport(long? Meaningful, long? Equivalent, long? Significant, long? HalfWidth)
{
    public static NeededReport Unknown { get; } = new(null, null, null, null);
}
