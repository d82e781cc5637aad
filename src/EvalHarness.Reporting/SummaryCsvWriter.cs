using EvalHarness.Analysis;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>summary.csv: one line per arm.</summary>
public sealed class SummaryCsvWriter : IReportWriter
{
    private static readonly string[] Header =
    [
        "arm", "role", "provider", "model", "planned", "answered", "failed", "pending", "accuracy", "accuracy_lower", "accuracy_upper",
        "exact_match", "macro_f1", "valid_rate", "p50_ms", "p95_ms", "p99_ms", "input_tokens", "output_tokens", "total_usd", "per_1000_usd",
        "unpriced_trials", "illustrative_price", "baseline", "difference", "difference_lower", "difference_upper", "p_value", "verdict", "mcc",
    ];

    public string FileName => "summary.csv";

    public ReportFormat? Format => ReportFormat.Csv;

    public void Write(EvalReport report, Stream output)
    {
        using var csv = new CsvOutput(output);
        csv.Line(Header);
        foreach (var arm in report.Arms)
        {
            csv.Line([.. OfArm(arm), .. OfComparison(report, arm), CsvOutput.Number(arm.Metrics.Mcc?.Value)]);
        }
    }

    private static IEnumerable<string> OfArm(ArmReport arm) =>
    [
        CsvText.Safe(arm.Name), arm.Role, CsvText.Safe(arm.Provider), CsvText.Safe(arm.Model),
        CsvOutput.Number(arm.Counts.Planned), CsvOutput.Number(arm.Counts.Answered), CsvOutput.Number(arm.Counts.Failed),
        CsvOutput.Number(arm.Counts.Pending),
        CsvOutput.Number(arm.Metrics.Accuracy.Value), CsvOutput.Number(arm.Metrics.Accuracy.Lower), CsvOutput.Number(arm.Metrics.Accuracy.Upper),
        CsvOutput.Number(arm.Metrics.ExactMatch.Value), CsvOutput.Number(arm.Metrics.MacroF1?.Value), CsvOutput.Number(arm.Metrics.ValidRate.Value),
        CsvOutput.Number(arm.LatencyMs.P50.Value), CsvOutput.Number(arm.LatencyMs.P95.Value), CsvOutput.Number(arm.LatencyMs.P99.Value),
        CsvOutput.Number(arm.Usage.Input), CsvOutput.Number(arm.Usage.Output),
        CsvOutput.Number(arm.Cost.TotalUsd), CsvOutput.Number(arm.Cost.Per1000Usd), CsvOutput.Number(arm.Cost.UnpricedTrials),
        arm.Cost.Illustrative ? "true" : "false",
    ];

    private static IEnumerable<string> OfComparison(EvalReport report, ArmReport arm) =>
        report.Comparisons.FirstOrDefault(comparison => comparison.Candidate == arm.Name) is { } comparison
            ?
            [
                CsvText.Safe(comparison.Baseline), CsvOutput.Number(comparison.Difference.Value), CsvOutput.Number(comparison.Difference.Lower),
                CsvOutput.Number(comparison.Difference.Upper), CsvOutput.Number(comparison.PValue.Value), comparison.Verdict ?? "",
            ]
            : Enumerable.Repeat("", 6);
}
