using System.Text.Json.Nodes;
using EvalHarness.Analysis;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>decision.json: the card for machines, its figures those of analysis.json.</summary>
public sealed class DecisionJsonWriter : IReportWriter
{
    public string FileName => "decision.json";

    public ReportFormat? Format => null;

    public void Write(EvalReport report, Stream output)
    {
        var card = new JsonObject
        {
            ["v"] = 1,
            ["run_id"] = report.RunId,
            ["name"] = report.Name,
            ["decision"] = AnalysisJson.DecisionOf(report),
            ["economics"] = AnalysisJson.EconomicsOf(report),
            ["provenance"] = new JsonObject(report.Run.Provenance.DistinctBy(fact => fact.Key).Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))),
        };
        output.Write(System.Text.Encoding.UTF8.GetBytes(card.ToJsonString(AnalysisJson.ReadableOptions) + "\n"));
    }
}
