using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>A run that is cut off goes on where it stopped.</summary>
public sealed class ResumeSpecs : IDisposable
{
    private const int Items = 300;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder whole = new();

    public void Dispose()
    {
        folder.Dispose();
        whole.Dispose();
    }

    [Fact]
    public async Task Killed_in_the_middle_and_run_again_it_is_the_uninterrupted_run_and_repeats_nothing_that_was_done()
    {
        var uninterrupted = await RunAsync(whole);
        await using var study = await StartAsync(folder);
        var run = Path.Combine(folder.Path, "results", "r");
        using (var cli = study.Run(folder, "--run-id", "r"))
        {
            await UntilAsync(() => study.Hosted.Count > Items / 3);
            cli.Kill();
            await cli.ResultAsync();
        }
        var done = Ledger.Trials(run).Select(Ledger.KeyOf).ToHashSet();
        done.Count.ShouldBeInRange(1, (2 * Items) - 1);

        using var second = study.Run(folder, "--run-id", "r");
        var result = await second.ResultAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        var trials = Ledger.Trials(run);
        trials.Count.ShouldBe(2 * Items, "a trial that was done is not asked again");
        trials.Select(Ledger.KeyOf).Distinct().Count().ShouldBe(2 * Items);
        var repaid = study.Hosted.Count + study.Tuned.Count - (2 * Items);
        repaid.ShouldBeInRange(0, 2 * 8);
        WithoutLatency(Path.Combine(run, "analysis.json")).ShouldBe(uninterrupted);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 75)]
    public async Task A_signal_drains_what_is_in_flight_and_the_run_goes_on_later(string signal, int exitCode)
    {
        await using var study = await StartAsync(folder);
        using (var cli = study.Run(folder, "--run-id", "r"))
        {
            await UntilAsync(() => study.Hosted.Count > Items / 3);
            cli.Signal(signal);
            var stopped = await cli.ResultAsync();

            stopped.ExitCode.ShouldBe(exitCode, stopped.Error);
            stopped.Error.ShouldContain("draining");
            stopped.Error.ShouldContain("--run-id r");
        }

        using var second = study.Run(folder, "--run-id", "r");
        var result = await second.ResultAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        (study.Hosted.Count + study.Tuned.Count).ShouldBe(2 * Items, "drained calls were kept, so nothing was asked twice");
    }

    [Fact]
    public async Task A_dead_server_is_exit_3_and_the_other_arms_answers_are_kept()
    {
        await using var study = await StartAsync(folder);
        await study.Tuned.DisposeAsync();

        using var cli = study.Run(folder, "--run-id", "r");
        var result = await cli.ResultAsync();

        result.ExitCode.ShouldBe(3, result.Error);
        result.Error.ShouldContain("fine-tuned");
        Ledger.Trials(Path.Combine(folder.Path, "results", "r")).Count(trial => Ledger.ArmOf(trial) == "prompted").ShouldBe(Items);
    }

    private static Task<LoopbackStudy> StartAsync(TemporaryFolder folder) =>
        LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(20), faults: "", concurrency: 8);

    private static async Task<string> RunAsync(TemporaryFolder folder)
    {
        await using var study = await StartAsync(folder);
        using var cli = study.Run(folder, "--run-id", "r");
        var result = await cli.ResultAsync();
        result.ExitCode.ShouldBe(0, result.Error);
        return WithoutLatency(Path.Combine(folder.Path, "results", "r", "analysis.json"));
    }

    private static string WithoutLatency(string path)
    {
        var analysis = JsonNode.Parse(File.ReadAllText(path))!;
        Remove(analysis);
        return analysis.ToJsonString();
    }

    private static void Remove(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject parts:
                foreach (var key in parts.Select(part => part.Key).Where(key => key == "latency_ms").ToList())
                {
                    parts.Remove(key);
                }
                foreach (var part in parts)
                {
                    Remove(part.Value);
                }
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Remove(item);
                }
                break;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        condition().ShouldBeTrue("the server was not asked within half a minute");
    }
}
