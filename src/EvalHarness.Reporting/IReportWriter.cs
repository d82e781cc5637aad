using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>Writes a report in one format. A writer only shows: every figure stands in the report already.</summary>
public interface IReportWriter
{
    /// <summary>Name of the file in the run's folder.</summary>
    string FileName { get; }

    /// <summary>The word in the config that asks for it; null for what every run writes.</summary>
    ReportFormat? Format { get; }

    /// <summary>Writes UTF-8 without a byte order mark, lines ended by LF: the same bytes on every system and in every culture.</summary>
    void Write(EvalReport report, Stream output);
}
