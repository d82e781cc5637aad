using EvalHarness.Configuration;

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
}
