using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>A run that may stop early pays for fewer calls, and is killed and resumed to the same point.</summary>
public sealed class StopEarlySpecs : IDisposable
{
    private const int Items = 400;
    private const int Concurrency = 4;

    private readonly TemporaryFolder whole = new();
    private readonly TemporaryFolder cut = new();

    public void Dispose()
    {
        whole.Dispose();
        cut.Dispose();
    }

    [Fact]
    public async Task A_large_gap_saves_most_of_the_calls_and_a_kill_does_not_move_the_stop()
    {
        await using var study = await StartAsync(whole);
        using (var cli = study.Run(whole, "--run-id", "r", "--stop-early", "--yes"))
        {
            var result = await cli.ResultAsync();
            result.ExitCode.ShouldBe(0, result.Error);
            result.Error.ShouldContain("stopped early after");
        }
        var expected = Analysis(whole);
        var at = Sequence(expected)["stopped_at"]!.GetValue<int>();
        at.ShouldBeInRange(40, Items / 2);
        // Beyond the stop go only the calls that one arm may lead the other by, and those in flight.
        var calls = study.Hosted.Count + study.Tuned.Count;
        calls.ShouldBeInRange(2 * at, (2 * at) + (2 * (64 + Concurrency)));
        calls.ShouldBeLessThan(2 * Items);

        await using var again = await StartAsync(cut);
        using (var cli = again.Run(cut, "--run-id", "r", "--stop-early", "--yes"))
        {
            for (var i = 0; i < 3000 && again.Hosted.Count < at / 2; i++)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
            cli.Kill();
            (await cli.ResultAsync()).ExitCode.ShouldBe(137);
        }
        Ledger.Lines(Path.Combine(cut.Path, "results", "r"), "end").ShouldBeEmpty();
        using var last = again.Run(cut, "--run-id", "r", "--stop-early", "--yes");
        var resumed = await last.ResultAsync();

        resumed.ExitCode.ShouldBe(0, resumed.Error);
        Analysis(cut).ToJsonString().ShouldBe(expected.ToJsonString());
        var asked = again.Hosted.Count + again.Tuned.Count;
        using var third = again.Run(cut, "--run-id", "r", "--stop-early", "--yes");
        var finished = await third.ResultAsync();
        finished.ExitCode.ShouldBe(0, finished.Error);
        finished.Error.ShouldContain("r is finished");
        (again.Hosted.Count + again.Tuned.Count).ShouldBe(asked);
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"stopped at {at} of {Items} items, {calls} of {2 * Items} calls"));
    }

    [Fact]
    public async Task Killed_after_its_last_answer_it_ends_without_a_call()
    {
        await using var study = await StartAsync(whole);
        using (var cli = study.Run(whole, "--run-id", "r", "--stop-early", "--yes"))
        {
            (await cli.ResultAsync()).ExitCode.ShouldBe(0);
        }
        var run = Path.Combine(whole.Path, "results", "r");
        var expected = Analysis(whole).ToJsonString();
        var asked = study.Hosted.Count + study.Tuned.Count;
        // As if the process had died before its last line.
        var segment = Directory.GetFiles(Path.Combine(run, "trials")).ShouldHaveSingleItem();
        var lines = await File.ReadAllLinesAsync(segment, TestContext.Current.CancellationToken);
        lines[^1].ShouldContain("\"stopped_at\"");
        await File.WriteAllLinesAsync(segment, lines[..^1], TestContext.Current.CancellationToken);

        using var again = study.Run(whole, "--run-id", "r", "--stop-early", "--yes");
        var result = await again.ResultAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("stopped early after");
        (study.Hosted.Count + study.Tuned.Count).ShouldBe(asked);
        Analysis(whole).ToJsonString().ShouldBe(expected);
    }

    private static Task<LoopbackStudy> StartAsync(TemporaryFolder folder) => LoopbackStudy.StartAsync(
        folder, Items, TimeSpan.FromMilliseconds(10), faults: "", Concurrency, hostedWrongEvery: 3);

    private static JsonNode Sequence(JsonNode analysis) => analysis["comparisons"]![0]!["confidence_sequence"]!;

    private static JsonNode Analysis(TemporaryFolder folder)
    {
        var analysis = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "results", "r", "analysis.json")))!;
        foreach (var part in analysis["arms"]!.AsArray().Concat(analysis["comparisons"]!.AsArray()))
        {
            part!.AsObject().Remove("latency_ms");
        }
        return analysis;
    }
}
