using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>Debian's chromium, started once for a class of tests.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static bool IsThere => File.Exists(Path);

    public async Task StartAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    /// <summary>An empty page with a profile of its own, or a skip where there is no chromium.</summary>
    public async Task<IPage> PageAsync(bool javaScript, ColorScheme colours, int width)
    {
        if (browser is null)
        {
            Assert.Skip($"{Path} is not there; .ci/run installs it.");
        }

        var context = await browser!.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript, ColorScheme = colours, ViewportSize = new() { Width = width, Height = 900 },
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
