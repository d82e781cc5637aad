using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>The report formats. A new one is a writer and a line here.</summary>
public static class ReportWriters
{
    public static IReadOnlyList<IReportWriter> All { get; } =
    [
        new AnalysisJsonWriter(),
        new SummaryTextWriter(),
        new HtmlReportWriter(),
        new MarkdownReportWriter(),
        new DecisionCardWriter(),
        new DecisionJsonWriter(),
        new SummaryCsvWriter(),
        new ItemsCsvWriter(),
        new JunitWriter(),
    ];

    /// <summary>Writes what every run has and the formats asked for; returns the paths written, in order.</summary>
    public static IReadOnlyList<string> WriteTo(string folder, EvalReport report, IReadOnlyCollection<ReportFormat> formats)
    {
        Directory.CreateDirectory(folder);
        // Each reads the same immutable report and writes a file of its own.
        var writing = All
            .Where(writer => writer.Format is not { } format || formats.Contains(format))
            .Select(writer => Task.Run(() => WriteOne(writer, report, Path.Combine(folder, writer.FileName))));
        return Task.WhenAll(writing).GetAwaiter().GetResult();
    }

    /// <summary>The report without inputs and outputs, for where the data must not travel. Labels and ids stay.</summary>
    public static EvalReport WithoutText(EvalReport report) => report with { Run = report.Run with { Texts = null } };

    private static string WriteOne(IReportWriter writer, EvalReport report, string path)
    {
        // Renamed into place, so that nobody reads half a report.
        var temporary = path + ".tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                writer.Write(report, stream);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // A disk that filled up gets its room back; after the rename there is nothing to delete.
            File.Delete(temporary);
        }
        return path;
    }
}
