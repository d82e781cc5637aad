using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>A page and what it did that it should not have done.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> misdeeds = [];

    /// <param name="page">The page.</param>
    /// <param name="site">What it may ask for beside itself; nothing where it is a file.</param>
    public WatchedPage(IPage page, string? site = null)
    {
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        page.Request += (_, request) => Note(
            site is null ? request.Url.Split('#')[0] != page.Url.Split('#')[0] && page.Url != "about:blank" : !request.Url.StartsWith(site, StringComparison.Ordinal),
            $"request: {request.Url}");
        page.Dialog += (_, dialog) =>
        {
            Note(true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Misdeeds { get { lock (misdeeds) { return [.. misdeeds]; } } }

    /// <summary>Items that the filters let through, as the page counts them.</summary>
    public Task<string> FoundAsync() => Page.Locator("#found").InnerTextAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(bool misdeed, string what)
    {
        if (misdeed)
        {
            lock (misdeeds)
            {
                misdeeds.Add(what);
            }
        }
    }
}
