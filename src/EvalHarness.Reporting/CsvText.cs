namespace EvalHarness.Reporting;

/// <summary>Foreign text in a CSV field: a spreadsheet shows it and never computes it.</summary>
public static class CsvText
{
    /// <summary>
    /// An apostrophe goes before anything that a spreadsheet could take for a formula. Source: OWASP, CSV Injection; the full-width
    /// forms are read as formulas under East Asian locales.
    /// </summary>
    public static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var visible = OutputSanitizer.Visible(text);
        var first = visible.AsSpan().TrimStart();
        return first.Length > 0 && "=+-@|%＝＋－＠".Contains(first[0], StringComparison.Ordinal) || text[0] is '\t' or '\r' or '\n'
            ? "'" + visible
            : visible;
    }
}
