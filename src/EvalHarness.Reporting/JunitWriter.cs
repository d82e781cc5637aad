using System.Text;
using System.Xml;
using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>junit.xml: one test per comparison and per guardrail, never one per item. What cannot be told is skipped, with the reason.</summary>
public sealed class JunitWriter : IReportWriter
{
    public string FileName => "junit.xml";

    public ReportFormat? Format => ReportFormat.Junit;

    public void Write(EvalReport report, Stream output)
    {
        Case[] cases = [.. report.Comparisons.Select(OfComparison), .. report.Guardrails.Select(OfGuardrail)];
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", OutputSanitizer.Visible(report.Name));
        xml.WriteAttributeString("tests", Figures.Text($"{cases.Length}"));
        xml.WriteAttributeString("failures", Figures.Text($"{cases.Count(one => one.Outcome == "failure")}"));
        xml.WriteAttributeString("skipped", Figures.Text($"{cases.Count(one => one.Outcome == "skipped")}"));
        foreach (var one in cases)
        {
            Write(xml, report, one);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Write(XmlWriter xml, EvalReport report, Case one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", OutputSanitizer.Visible(report.Name));
        xml.WriteAttributeString("name", OutputSanitizer.Visible(one.Name));
        if (one.Outcome is { } outcome)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", OutputSanitizer.Visible(one.Message));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", OutputSanitizer.Visible(one.Message));
        }

        xml.WriteEndElement();
    }

    private static Case OfComparison(PairedComparison comparison)
    {
        var outcome = comparison.Verdict switch
        {
            null or "INCONCLUSIVE" => "skipped",
            "MEANINGFULLY_WORSE" or "WORSE_SIZE_UNRESOLVED" => "failure",
            _ => null,
        };
        return new(
            $"{comparison.Candidate} against {comparison.Baseline}: {comparison.Metric}", outcome,
            $"{Wording.Verdict(comparison)}; {Wording.Difference(comparison)}");
    }

    private static Case OfGuardrail(GuardrailReport guardrail)
    {
        var outcome = guardrail.Status switch
        {
            GuardrailReport.Pass => null,
            GuardrailReport.Fail => "failure",
            _ => "skipped",
        };
        return new(
            $"{guardrail.Candidate}: {guardrail.Id}", outcome,
            Figures.Text($"{guardrail.Status}: measured {guardrail.Value:0.####} [{guardrail.Lower:0.####}, {guardrail.Upper:0.####}], limit {guardrail.Limit:0.####}"));
    }

    /// <param name="Name">Name of the test.</param>
    /// <param name="Outcome">failure, skipped, or null for passed.</param>
    /// <param name="Message">The figures.</param>
    private sealed record Case(string Name, string? Outcome, string Message);
}
