using EvalHarness.Economics.Capacity;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>A sweep on the terminal, within 80 columns.</summary>
internal static class CapacityView
{
    /// <summary>One line as a level ends.</summary>
    public static void Level(TextWriter output, LoadLevel level) => output.WriteLine(
        $"{level.Concurrency,3} at once: {Rate(level.RequestsPerSecond.Value)} a second, p95 {Figures.Milliseconds(level.P95Ms.Value)}");

    public static void Render(TextWriter output, CapacityReport report, string file)
    {
        output.WriteLine(OutputSanitizer.Visible($"{report.Arm}: {report.Provider} {report.Model}, {report.WarmUpCalls} warm-up calls and the first of each load left out"));
        output.WriteLine();
        output.WriteLine($"{"at once",7} {"calls",6} {"a second [95%]",22} {"p50",9} {"p95 [95%]",22} {"$/1,000",9}");
        foreach (var level in report.Levels)
        {
            var (rate, p95) = (level.RequestsPerSecond, level.P95Ms);
            output.WriteLine($"{level.Concurrency,7} {level.Calls,6} {$"{Rate(rate.Value)} [{Rate(rate.Lower)}, {Rate(rate.Upper)}]",22} "
                + $"{Figures.Milliseconds(level.P50Ms.Value),9} {$"{Ms(p95.Value)} [{Ms(p95.Lower)}, {Ms(p95.Upper)}]",22} {Figures.Usd(level.UsdPer1000),9}{Remarks(level)}");
        }

        output.WriteLine();
        Paragraph(output, OutputSanitizer.Visible($"It ended because {report.Ended}.") + (report.Complete ? "" : " INCOMPLETE: nothing may be planned with it."));
        if (report.OperatingPoint is { } point)
        {
            Paragraph(output, $"Plan with {point.Concurrency} calls at once: {Rate(point.RequestsPerSecond)} a second, p95 {Figures.Milliseconds(point.P95Ms.Value)}"
                + (point.P95Certain is false ? " (its interval reaches beyond the limit)" : "")
                + (point.UsdPer1000 is null ? "." : $"; 1,000 calls cost {Figures.Usd(point.UsdPer1000)} when kept that busy, {Figures.Usd(point.UsdPer1000Planned)} at the planned utilisation."));
        }
        else if (report.Complete)
        {
            Paragraph(output, Figures.Text($"No load kept p95 within {report.P95LimitMs:0} ms: this server cannot serve the task so."));
        }

        Paragraph(output, $"Kept in {file}; host.requests_per_second: measured with measured_from reads it.");
    }

    private static string Remarks(LoadLevel level) =>
        (level.Complete ? "" : " cut short") + (level.Timeouts > 0 ? $" {level.Timeouts} timeouts" : "")
        + (level.Cold > 0 ? $" {level.Cold} cold" : "") + (level.Errors.Count > 0 ? $" {level.Errors.Values.Sum()} errors" : "");

    private static string Rate(double? perSecond) => perSecond is { } rate ? rate < 10 ? Figures.Text($"{rate:0.00}") : Figures.Text($"{rate:0.0}") : Figures.Unknown;

    private static string Ms(double? milliseconds) => milliseconds is { } ms ? Figures.Text($"{ms:0}") : Figures.Unknown;

    private static void Paragraph(TextWriter output, string text)
    {
        foreach (var line in TextWrap.Lines(text, SummaryView.Width))
        {
            output.WriteLine(line);
        }
    }
}
