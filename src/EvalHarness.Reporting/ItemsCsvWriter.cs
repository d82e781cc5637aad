using System.Runtime.InteropServices;
using EvalHarness.Analysis;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Trials;

namespace EvalHarness.Reporting;

/// <summary>items.csv: one line per item and repeat, with what each arm said of it. Texts only where the report holds them.</summary>
public sealed class ItemsCsvWriter : IReportWriter
{
    public string FileName => "items.csv";

    public ReportFormat? Format => ReportFormat.Csv;

    public void Write(EvalReport report, Stream output)
    {
        using var csv = new CsvOutput(output);
        csv.Line([.. Header(report.Run)]);
        // One list for a million lines.
        var fields = new List<string>();
        for (var sample = 0; sample < report.Run.Samples.Count; sample++)
        {
            for (var repeat = 0; repeat < report.Run.Trials.Repeats; repeat++)
            {
                fields.Clear();
                Fill(fields, report.Run, sample, repeat);
                csv.Line(CollectionsMarshal.AsSpan(fields));
            }
        }
    }

    private static List<string> Header(RunData run)
    {
        List<string> header = ["id", "repeat", "expected", .. run.Samples.Slices.Select(slice => CsvText.Safe(slice.Field))];
        foreach (var arm in run.Arms)
        {
            header.AddRange(new[] { "class", "answer", "error", "latency_ms", "cost_usd" }.Select(column => CsvText.Safe($"{arm.Name}:{column}")));
        }

        if (run.Texts is not null)
        {
            header.AddRange(["input", .. run.Arms.Select(arm => CsvText.Safe($"{arm.Name}:output"))]);
        }

        return header;
    }

    private static void Fill(List<string> fields, RunData run, int sample, int repeat)
    {
        fields.Add(CsvText.Safe(run.Samples.Ids[sample]));
        fields.Add(CsvOutput.Number(repeat));
        fields.Add(CsvText.Safe(Expected(run, sample)));
        foreach (var slice in run.Samples.Slices)
        {
            fields.Add(slice.Codes[sample] < 0 ? "" : CsvText.Safe(slice.Values[slice.Codes[sample]]));
        }

        for (var arm = 0; arm < run.Arms.Count; arm++)
        {
            Fill(fields, run, run.Trials.RowOf(new TrialKey(arm, sample, repeat)));
        }

        if (run.Texts is { } texts)
        {
            fields.Add(CsvText.Safe(texts.Input(sample)));
            for (var arm = 0; arm < run.Arms.Count; arm++)
            {
                fields.Add(CsvText.Safe(texts.Output(arm, sample, repeat)));
            }
        }
    }

    private static string? Expected(RunData run, int sample) =>
        run.Samples.Targets[sample] is >= 0 and var target ? run.Labels[target] : run.Texts?.Target(sample);

    private static void Fill(List<string> fields, RunData run, int row)
    {
        var trials = run.Trials;
        if (!trials.Present[row])
        {
            fields.AddRange("pending", "", "", "", "");
            return;
        }

        fields.Add(EnumNames.Of(trials.Class[row]));
        fields.Add(trials.Parsed[row] < 0 ? "" : CsvText.Safe(trials.ParsedValues[trials.Parsed[row]]));
        fields.Add(trials.Error[row] is { } error ? EnumNames.Of<ErrorClass>(error) : "");
        fields.Add(CsvOutput.Number(trials.LatencyMs[row]));
        fields.Add(trials.CostUsd[row] < 0 ? "" : CsvOutput.Number(trials.CostUsd[row]));
    }
}
