using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Metrics;

/// <summary>Matthews' correlation of expected and answered label: 0 for whoever always says the same, whatever the labels' shares.</summary>
internal static class Mcc
{
    public static MetricEstimate Of(RunData run, int arm, LabelCodes labels) => LabelEstimate.Of(run, arm, labels, LabelMetric.Mcc);
}
