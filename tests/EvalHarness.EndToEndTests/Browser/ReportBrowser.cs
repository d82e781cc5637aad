using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>Debian's chromium with a report in it; watches what the page says, asks for and tries to open.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private readonly Chromium chromium = new();

    private HostileStudy? study;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsThere)
        {
            study = await HostileStudy.RunAsync();
            await chromium.StartAsync();
        }
    }

    /// <summary>Opens the report at a fragment of its address.</summary>
    internal async Task<WatchedPage> OpenAsync(string fragment = "", bool javaScript = true, ColorScheme colours = ColorScheme.Light, int width = 1200)
    {
        var watched = new WatchedPage(await chromium.PageAsync(javaScript, colours, width));
        await watched.Page.GotoAsync(new Uri(study!.Page).AbsoluteUri + fragment);
        if (javaScript)
        {
            await watched.Page.Locator("#filters").WaitForAsync();
        }

        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        study?.Dispose();
    }
}
