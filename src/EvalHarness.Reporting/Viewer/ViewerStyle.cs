using EvalHarness.Reporting.Html;

namespace EvalHarness.Reporting.Viewer;

/// <summary>The report's style sheet with what only the viewer needs, and the policy that lets nothing else act.</summary>
internal static class ViewerStyle
{
    public static string Sheet { get; } = PageAssets.Style + PageAssets.Read("viewer.css");

    /// <summary>No script at all, nothing fetched or framed; forms go to the viewer itself.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{PageAssets.Hash(Sheet)}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
