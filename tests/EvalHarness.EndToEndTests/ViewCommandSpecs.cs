namespace EvalHarness.EndToEndTests;

/// <summary><c>view</c> as a process: its address, and how it ends.</summary>
public sealed class ViewCommandSpecs
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_prints_its_address_answers_there_and_ends_with_0_on_a_signal(string signal)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "results"));
        // A server's own settings of the environment bind nothing else.
        using var viewer = CliProcess.Start(folder.Path, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://0.0.0.0:5005" }, "view");
        var address = await viewer.FirstLineAsync();
        using var client = new HttpClient();

        address.ShouldMatch(@"^http://127\.0\.0\.1:\d+/$");
        (await client.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldContain("There are no runs here yet.");
        viewer.Signal(signal);
        var ended = await viewer.ResultAsync();

        ended.ExitCode.ShouldBe(0, ended.Error);
        ended.Error.ShouldContain("only this machine can reach it");
    }
}
