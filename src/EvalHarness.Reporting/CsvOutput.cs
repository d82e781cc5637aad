using System.Globalization;
using CsvHelper;

namespace EvalHarness.Reporting;

/// <summary>CSV as every writer here writes it: UTF-8 without a mark, LF, invariant numbers, unknown is empty.</summary>
internal sealed class CsvOutput : IDisposable
{
    private readonly CsvWriter csv;

    public CsvOutput(Stream output) => csv = CsvWriter.Create(output, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);

    /// <summary>One line; foreign text must have gone through <see cref="CsvText.Safe"/>.</summary>
    public void Line(ReadOnlySpan<string> fields) => csv.WriteRecord(fields);

    /// <summary>A number to its last digit.</summary>
    public static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A latency: single precision in the table, so that no digit is made up.</summary>
    public static string Number(float value) => value < 0 ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    public void Dispose() => csv.Dispose();
}
