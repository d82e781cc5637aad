namespace EvalHarness.Reporting;

/// <summary>Calibration in report.md; nothing where no arm states a confidence.</summary>
internal static class MarkdownCalibration
{
    public static string Of(EvalReport report)
    {
        var arms = report.Arms.Where(arm => arm.Calibration is not null).ToList();
        return arms.Count == 0 ? "" : $"## Calibration\n\n{CalibrationRows.Note}\n\n" + string.Concat(arms.Select(arm =>
            $"### {MarkdownText.Escape(arm.Name)}\n\n{CalibrationRows.Sentence(arm.Calibration!)}\n\n"
            + MarkdownTable.Of(CalibrationRows.Header, CalibrationRows.Of(arm.Calibration!))));
    }
}
