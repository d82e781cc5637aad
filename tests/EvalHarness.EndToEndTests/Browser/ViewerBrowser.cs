using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>The tool's viewer over a hostile run, in Debian's chromium.</summary>
public sealed class ViewerBrowser : IAsyncLifetime
{
    private readonly Chromium chromium = new();

    private HostileStudy? study;
    private CliProcess? viewer;
    private string address = "";

    /// <summary>The review file of the run.</summary>
    internal string Reviews => Path.Combine(Path.GetDirectoryName(study!.Page)!, "reviews.jsonl");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsThere)
        {
            study = await HostileStudy.RunAsync();
            viewer = CliProcess.Start(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(study.Page)!)!)!, new Dictionary<string, string> { ["USER"] = "ann" }, "view", "results");
            address = await viewer.FirstLineAsync();
            await chromium.StartAsync();
        }
    }

    /// <summary>Opens a page of the viewer.</summary>
    internal async Task<WatchedPage> OpenAsync(string path = "", bool javaScript = true, ColorScheme colours = ColorScheme.Light, int width = 1200)
    {
        var watched = new WatchedPage(await chromium.PageAsync(javaScript, colours, width), address);
        await watched.Page.GotoAsync(address + path);
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        viewer?.Dispose();
        study?.Dispose();
    }
}
