using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Mean F1 over the live labels.</summary>
internal static class MacroF1
{
    public static MetricEstimate Of(RunData run, int arm, LabelCodes labels) => LabelEstimate.Of(run, arm, labels, LabelMetric.MacroF1);
}
