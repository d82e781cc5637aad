using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>Debian's chromium with a report in it; watches what the page says, asks for and tries to open.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private HostileStudy? study;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        study = await HostileStudy.RunAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <summary>Opens the report at a fragment of its address.</summary>
    internal async Task<WatchedPage> OpenAsync(string fragment = "", bool javaScript = true, ColorScheme colours = ColorScheme.Light, int width = 1200)
    {
        if (browser is null)
        {
            Assert.Skip($"{Chromium} is not there; .ci/run installs it.");
        }

        var context = await browser!.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript, ColorScheme = colours, ViewportSize = new() { Width = width, Height = 900 },
        });
        var watched = new WatchedPage(await context.NewPageAsync());
        await watched.Page.GotoAsync(new Uri(study!.Page).AbsoluteUri + fragment);
        if (javaScript)
        {
            await watched.Page.Locator("#filters").WaitForAsync();
        }

        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        study?.Dispose();
    }
}
