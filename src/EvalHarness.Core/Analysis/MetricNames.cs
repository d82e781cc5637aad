using EvalHarness.Configuration;
using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>The words for metrics in files and reports; the config uses the same.</summary>
public static class MetricNames
{
    public static string Of(MetricName metric) => metric switch
    {
        MetricName.Accuracy => "accuracy",
        MetricName.ExactMatch => "exact_match",
        MetricName.MacroF1 => "macro_f1",
        MetricName.Mcc => "mcc",
        MetricName.FieldF1 => "field_f1",
        MetricName.ValidRate => "valid_rate",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>True where the metric is the share of trials that hit; the F1 family and MCC are none.</summary>
    public static bool IsProportion(MetricName metric) => metric is MetricName.Accuracy or MetricName.ExactMatch or MetricName.ValidRate;

    /// <summary>Whether an answered trial scores on a metric that is a share of trials.</summary>
    public static bool IsHit(MetricName metric, TrialClass outcome, bool exactMatch) => metric switch
    {
        MetricName.Accuracy => outcome == TrialClass.Correct,
        MetricName.ExactMatch => exactMatch && outcome == TrialClass.Correct,
        MetricName.ValidRate => ArmRows.IsValid(outcome),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "This metric is not a mean over trials."),
    };
}
