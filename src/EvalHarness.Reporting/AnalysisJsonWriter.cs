using EvalHarness.Analysis;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>analysis.json: every figure that any report shows.</summary>
public sealed class AnalysisJsonWriter : IReportWriter
{
    public string FileName => "analysis.json";

    public ReportFormat? Format => null;

    public void Write(EvalReport report, Stream output) => output.Write(AnalysisJson.Write(report));
}
