namespace EvalHarness.Reporting.Viewer;

/// <summary>Addresses of the viewer's pages.</summary>
internal static class RunAddress
{
    public static string Of(string runId) => $"/runs/{Uri.EscapeDataString(runId)}";

    /// <summary>Its items, chosen by a query that begins with a question mark or is empty.</summary>
    public static string Items(string runId, string query = "") => $"{Of(runId)}/items{query}";

    /// <summary>One item among those chosen.</summary>
    public static string Item(string runId, int place, string query = "") => Figures.Text($"{Of(runId)}/items/{place}{query}");
}
