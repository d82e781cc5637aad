using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Economics.Capacity;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Economics;

public sealed class CapacitySweepSpecs
{
    private static readonly SweepLimits Limits = new(P95Ms: null, MaxConcurrency: 8, Calls: 20, WarmUp: 3);

    [Fact]
    public async Task An_interrupted_sweep_keeps_what_was_measured_and_is_incomplete()
    {
        using var stop = new RunStop();
        var server = new Server((call, _) =>
        {
            // 3 warm-ups, 1 + 20 calls of the first level, then in the middle of the second.
            if (call == 34)
            {
                stop.Signal();
            }

            return null;
        });
        var (sweep, levels) = await SweepAsync(server, Limits, stop);

        sweep.Complete.ShouldBeFalse();
        sweep.Ended.ShouldBe("it was interrupted");
        levels.Select(level => (level.Concurrency, level.Complete)).ShouldBe([(1, true), (2, false)]);
        levels[0].Calls.ShouldBe(20);
        levels[1].Calls.ShouldBeInRange(1, 19);
        OperatingPoint.Of(levels, null, null)!.Concurrency.ShouldBe(1, "a level that was cut short is never planned with");
    }

    [Fact]
    public async Task A_server_that_turns_calls_away_has_told_its_limit()
    {
        using var stop = new RunStop();
        var (sweep, levels) = await SweepAsync(new((_, inFlight) => inFlight > 2 ? ErrorClass.Overloaded : null), Limits, stop);

        sweep.Complete.ShouldBeTrue();
        sweep.Failure.ShouldBeNull();
        sweep.Ended.ShouldBe("the server turned calls away at 4 at once");
        OperatingPoint.Of(levels, null, null)!.Concurrency.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_server_that_answers_nobody_has_told_nothing()
    {
        using var stop = new RunStop();
        var (sweep, levels) = await SweepAsync(new((_, _) => ErrorClass.Overloaded), Limits, stop);

        sweep.Complete.ShouldBeFalse();
        sweep.Failure!.Class.ShouldBe(ErrorClass.Overloaded);
        levels.ShouldBeEmpty();
    }

    [Fact]
    public async Task Timeouts_are_longer_than_every_answer_and_pass_any_limit()
    {
        using var stop = new RunStop();
        var (sweep, levels) = await SweepAsync(new((call, _) => call % 5 == 0 ? ErrorClass.Timeout : null), Limits with { P95Ms = 1e6 }, stop);

        levels[0].Timeouts.ShouldBe(4);
        levels[0].P95Ms.Value.ShouldBeNull();
        sweep.Ended.ShouldBe("p95 passed 1000000 ms at 1 calls at once");
    }

    [Fact] // 3 warm-ups; at 1, 2, 4 and 8 at once 20 calls, one to fill each place and one in each place at the end
    public void The_most_calls_are_known_before() => CapacitySweep.MostCalls(Limits).ShouldBe(3 + (4 * 20) + (2 * (1 + 2 + 4 + 8)));

    private static async Task<(CapacitySweep Sweep, List<LoadLevel> Levels)> SweepAsync(Server server, SweepLimits limits, RunStop stop)
    {
        var arm = TestBench.Arm(ScriptedClient.Answering("yes"));
        var sweep = new CapacitySweep(new(arm, server, new ConcurrencyLimit(8, TimeProvider.System)), TestBench.Samples(7), limits, seed: 1, TimeProvider.System);
        var levels = new List<LoadLevel>();
        await foreach (var level in sweep.RunAsync(stop))
        {
            levels.Add(level);
        }

        return (sweep, levels);
    }

    /// <summary>Answers after some milliseconds, or fails as it is told by the number of the call and of those in flight.</summary>
    private sealed class Server(Func<int, int, ErrorClass?> fault) : ITrialExecutor
    {
        private int calls;
        private int inFlight;

        public async ValueTask<Trial?> ExecuteAsync(TrialKey key, Sample sample, CancellationToken noNewCalls, CancellationToken stopNow)
        {
            if (noNewCalls.IsCancellationRequested)
            {
                return null;
            }

            var error = fault(Interlocked.Increment(ref calls), Interlocked.Increment(ref inFlight));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
            Interlocked.Decrement(ref inFlight);
            return new()
            {
                Key = key,
                SampleId = sample.Id,
                SampleHash = sample.Hash,
                PromptHash = "",
                Answer = error is null ? new ModelAnswer { Text = "yes" } : null,
                Error = error is { } failed ? new(failed, null, null, "not now") : null,
                Score = new() { Class = TrialClass.Correct },
                Latency = new() { Attempt = 5 },
                StartedAt = DateTimeOffset.UnixEpoch,
            };
        }
    }
}
