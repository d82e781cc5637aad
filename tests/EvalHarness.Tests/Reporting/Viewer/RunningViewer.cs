using System.Net;
using System.Text.RegularExpressions;
using EvalHarness.Reporting.Viewer;
using EvalHarness.Tests.Cli;

namespace EvalHarness.Tests.Reporting.Viewer;

/// <summary>The viewer on a free port over two recorded runs, and a client that follows no redirect.</summary>
public sealed partial class RunningViewer : IAsyncLifetime
{
    private RecordedStudy? study;
    private ViewerServer? server;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public Uri Address => server!.Address;

    internal RecordedStudy Study => study!;

    internal List<string> Warnings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        study = await RecordedStudy.RunAsync(("first", 1), ("second", 9));
        server = await ViewerServer.StartAsync(new(study.Results, TimeProvider.System) { Reviewer = "ann", Warn = Warnings.Add }, CancellationToken.None);
        Client.BaseAddress = server.Address;
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string address)
    {
        using var response = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What a reader sees of a page: its text, without tags and style sheet.</summary>
    public async Task<string> TextAsync(string address) =>
        WebUtility.HtmlDecode(Tag().Replace(StyleSheet().Replace((await GetAsync(address)).Text, ""), ""));

    /// <summary>Sends a review as the page's own form does, with what a test changes.</summary>
    public async Task<(HttpStatusCode Status, string Text, Uri? Location)> ReviewAsync(
        string run, int place, Dictionary<string, string> fields, string? origin = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/runs/{run}/items/{place}/reviews{query}") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", origin ?? Address.GetLeftPart(UriPartial.Authority));
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Location);
    }

    /// <summary>The fields of a valid review of an item of the first run.</summary>
    public async Task<Dictionary<string, string>> FormAsync(string run = "first", int place = 0)
    {
        var page = (await GetAsync($"/runs/{run}/items/{place}")).Text;
        var token = page.Split("name=\"token\" value=\"")[1].Split('"')[0];
        return new(StringComparer.Ordinal)
        {
            ["token"] = token, ["arm"] = "fine-tuned", ["repeat"] = "0", ["decision"] = "accept", ["label"] = "", ["comment"] = "", ["by"] = "ann",
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server!.DisposeAsync();
        study!.Dispose();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex StyleSheet();
}
