namespace EvalHarness.Statistics;

/// <summary>The label metrics that can be resampled by cells.</summary>
public enum LabelMetric
{
    Accuracy,
    MacroF1,
    Mcc,
}
