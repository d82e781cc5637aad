using System.Text.Json.Nodes;
using EvalHarness.Arms;
using EvalHarness.Ledger;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

/// <summary>A wall clock that is set back while a run goes on: durations, waits, order and names do not hang on it.</summary>
public sealed class ClockSpecs : IDisposable
{
    private readonly TemporaryRun run = new();
    private readonly SteppingClock clock = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_clock_set_back_in_mid_run_moves_no_duration_and_no_wait()
    {
        run.Client = new ScriptedClient((_, call, _) =>
        {
            clock.SetBack(TimeSpan.FromHours(1));
            return call == 1
                ? throw new ProviderException(ErrorClass.RateLimited, "slow down") { Status = 429, RetryAfter = TimeSpan.FromMilliseconds(30) }
                : Task.FromResult(ScriptedClient.Response("yes"));
        });
        var begun = TimeProvider.System.GetTimestamp();

        var result = await Go(20);

        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        result.Outcome!.AllAsked.ShouldBeTrue();
        var trials = Lines(result.Paths).Where(line => line["kind"]!.GetValue<string>() == "trial").ToList();
        trials.Count.ShouldBe(20);
        foreach (var ms in trials.SelectMany(trial => trial["latency_ms"]!.AsObject()).Select(part => part.Value).OfType<JsonValue>())
        {
            ms.GetValue<double>().ShouldBeInRange(0, 60_000);
        }
        trials.ShouldAllBe(trial => trial["latency_ms"]!["retry_wait"]!.GetValue<double>() >= 30);
        run.Read(result.Paths).Done.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_start_on_an_earlier_day_goes_on_with_the_run_and_does_not_count_as_its_first()
    {
        using var stop = new RunStop();
        run.Client = new ScriptedClient((_, _, _) =>
        {
            stop.Signal();
            return Task.FromResult(ScriptedClient.Response("yes"));
        });
        var first = await Go(30, stop);
        first.Outcome!.AllAsked.ShouldBeFalse();
        var at = clock.GetUtcNow();
        clock.SetBack(TimeSpan.FromDays(2));
        run.Client = ScriptedClient.Answering("no");

        var second = await Go(30);

        second.Paths.ShouldBe(first.Paths, "the newest unfinished run of the plan goes on");
        second.Outcome!.AllAsked.ShouldBeTrue();
        var contents = run.Read(second.Paths);
        contents.Starts.Select(start => start.Start).ShouldBe([1, 2]);
        contents.Starts[1].At!.Value.ShouldBeLessThan(contents.Starts[0].At!.Value);
        contents.Duplicates.ShouldBe(0);
        contents.StartedAt!.Value.ShouldBeInRange(at - TimeSpan.FromMinutes(5), at);
    }

    [Fact]
    public async Task A_new_run_at_a_time_that_was_before_gets_a_name_of_its_own()
    {
        var names = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            clock.Stop(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
            names.Add((await Go(2)).Paths.RunId);
        }

        names.ShouldBe(["study-20261121T120000Z", "study-20261121T120000Z-2", "study-20261121T120000Z-3"]);
    }

    private Task<RunResult> Go(int samples, RunStop? stop = null) =>
        EvalRunner.RunAsync(run.Request(samples) with { Time = clock }, _ => new EchoScorer(), stop ?? new RunStop(), new RunHooks());

    private static IEnumerable<JsonNode> Lines(RunPaths paths) => Directory.EnumerateFiles(paths.Trials).SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!);

    /// <summary>The system's monotonic clock and timers with a wall clock that jumps.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private readonly Lock gate = new();
        private TimeSpan offset;
        private DateTimeOffset? stopped;

        public override DateTimeOffset GetUtcNow()
        {
            lock (gate)
            {
                return stopped ?? (TimeProvider.System.GetUtcNow() + offset);
            }
        }

        public void SetBack(TimeSpan by)
        {
            lock (gate)
            {
                offset -= by;
            }
        }

        public void Stop(DateTimeOffset at)
        {
            lock (gate)
            {
                stopped = at;
            }
        }
    }
}
