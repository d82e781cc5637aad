using System.Text.Json.Serialization;

namespace EvalHarness.Analysis;

/// <summary>Every figure of one arm.</summary>
public sealed record ArmReport
{
    public required string Name { get; init; }

    /// <summary>prompted, fine-tuned or baseline.</summary>
    public required string Role { get; init; }

    public required string Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>True where the arm is a classical model in this process: a yardstick, no language model.</summary>
    public bool StandIn { get; init; }

    public required TrialCounts Counts { get; init; }

    public required ArmMetrics Metrics { get; init; }

    public required LatencyReport LatencyMs { get; init; }

    public required UsageReport Usage { get; init; }

    public required CostReport Cost { get; init; }

    /// <summary>Accuracy by <c>field=value</c>.</summary>
    public required IReadOnlyDictionary<string, MetricEstimate> Slices { get; init; }

    /// <summary>Scores by label; null where the task has no labels.</summary>
    public IReadOnlyList<LabelScore>? Labels { get; init; }

    /// <summary>Expected against answered labels; null where the task has none.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>Scores by extracted field; left out where the task has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldScore>? Fields { get; init; }

    /// <summary>Share of an answer's values that do not occur in its input; left out where that was not looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MetricEstimate? Invented { get; init; }

    /// <summary>How well stated confidence fits; left out where the arm's model states none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalibrationReport? Calibration { get; init; }

    /// <summary>Failed trials by error class.</summary>
    public required IReadOnlyDictionary<string, int> Errors { get; init; }

    /// <summary>Doubts about answers; null where they were not counted.</summary>
    public IReadOnlyDictionary<string, int>? Flags { get; init; }

    /// <summary>Not in the file: a resumed run has warmed up twice and is the same analysis.</summary>
    [JsonIgnore]
    public AttemptReport Attempts { get; init; } = new(0, 0, null);

    /// <summary>Share of items whose answer changed between repeats; null without repeats.</summary>
    public MetricEstimate? ChangedBetweenRepeats { get; init; }

    /// <summary>Share of reworded items whose answer differs from their original's; null where nothing is reworded.</summary>
    public MetricEstimate? ChangedByRewording { get; init; }

    /// <summary>Samples with an answer that the task does not allow.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Invalid { get; init; } = [];

    /// <summary>Samples whose answer changed between repeats.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Flipped { get; init; } = [];
}

/// <summary>The quality figures of an arm; null where the task does not have the metric.</summary>
/// <param name="Accuracy">Lenient: exact, normalised, or the one label found in prose.</param>
/// <param name="ExactMatch">Strict: to the letter.</param>
/// <param name="MacroF1">Mean F1 over labels.</param>
/// <param name="Mcc">Matthews' correlation of expected and answered label, −1 to 1; an older analysis has none.</param>
/// <param name="FieldF1">F1 over extracted fields.</param>
/// <param name="ValidRate">Answers that the task allows.</param>
public sealed record ArmMetrics(
    MetricEstimate Accuracy,
    MetricEstimate ExactMatch,
    [property: JsonPropertyName("macro_f1")] MetricEstimate? MacroF1,
    [property: JsonPropertyName("mcc")] MetricEstimate? Mcc,
    [property: JsonPropertyName("field_f1")] MetricEstimate? FieldF1,
    MetricEstimate ValidRate);

/// <summary>How often an arm was asked.</summary>
/// <param name="Total">Attempts of all trials.</param>
/// <param name="RetriedTrials">Trials that took more than one.</param>
/// <param name="Warmups">Calls before the measured ones; null where they were not counted by arm.</param>
public sealed record AttemptReport(int Total, int RetriedTrials, int? Warmups);
