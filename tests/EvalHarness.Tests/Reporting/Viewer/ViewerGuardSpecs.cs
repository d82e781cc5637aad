using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using EvalHarness.Reporting.Viewer;
using EvalHarness.Tests.Cli;

namespace EvalHarness.Tests.Reporting.Viewer;

/// <summary>Who is answered at all.</summary>
public sealed class ViewerGuardSpecs(RunningViewer viewer) : IClassFixture<RunningViewer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("[::1]", true)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("0.0.0.0", false)]
    public async Task Only_requests_that_name_this_machine_are_answered(string host, bool answered)
    {
        (await StatusOf($"{host}:{viewer.Address.Port}")).ShouldBe(answered ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    public async Task Another_port_is_another_site(string host) => (await StatusOf(host)).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public void It_listens_on_loopback_alone()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == viewer.Address.Port).ToList();

        listening.ShouldBe([new IPEndPoint(IPAddress.Loopback, viewer.Address.Port)]);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_frames_and_everything_from_elsewhere()
    {
        foreach (var address in new[] { "/", "/runs/first", "/nowhere" })
        {
            using var response = await viewer.Client.GetAsync(address, Cancellation);

            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
            policy.ShouldContain("form-action 'self'; frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.Contains("Set-Cookie").ShouldBeFalse();
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_review_from_another_page_is_refused(string origin)
    {
        var (status, text, _) = await viewer.ReviewAsync("first", 0, await viewer.FormAsync(), origin);

        status.ShouldBe(HttpStatusCode.Forbidden);
        text.ShouldContain("sent from another page");
        Written().ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    public async Task A_review_without_the_viewers_token_is_refused(string token)
    {
        var form = await viewer.FormAsync();
        form["token"] = token;

        (await viewer.ReviewAsync("first", 0, form)).Status.ShouldBe(HttpStatusCode.Forbidden);
        Written().ShouldBeFalse();
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_unread()
    {
        var form = await viewer.FormAsync();
        form["comment"] = new string('x', ViewerServer.LargestBody);

        var (status, text, _) = await viewer.ReviewAsync("first", 0, form);

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        text.ShouldContain("larger than 65536 bytes");
        Written().ShouldBeFalse();
    }

    [Fact]
    public async Task Anything_but_a_form_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/runs/first/items/0/reviews") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", viewer.Address.GetLeftPart(UriPartial.Authority));
        using var response = await viewer.Client.SendAsync(request, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_port_that_is_taken_and_a_folder_that_is_not_there_are_said_with_exit_code_2()
    {
        using var tool = new Tool();
        Directory.CreateDirectory(Path.Combine(tool.Folder, "results"));

        var taken = await tool.RunAsync("view", "results", "--port", viewer.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        taken.Code.ShouldBe(2);
        taken.Error.ShouldContain($"port {viewer.Address.Port} on 127.0.0.1 is in use");

        var missing = await tool.RunAsync("view", "nowhere");
        missing.Code.ShouldBe(2);
        missing.Error.ShouldContain("there is no such folder");
    }

    private bool Written() => File.Exists(Path.Combine(viewer.Study.RunFolder("first"), "reviews.jsonl"));

    private async Task<HttpStatusCode> StatusOf(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using var response = await viewer.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
