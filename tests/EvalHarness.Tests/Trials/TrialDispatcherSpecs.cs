using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Trials;

public class TrialDispatcherSpecs
{
    private readonly MemoryJournal journal = new();

    [Fact]
    public async Task Every_pending_trial_is_asked_once()
    {
        var arms = TwoArms(ScriptedClient.Answering("yes"), ScriptedClient.Answering("no"), concurrency: 7);
        var done = new TrialSet(2, 500, 2);
        done.Add(new(1, 3, 1));
        using var dispatcher = TestBench.Dispatcher(arms, 500, TimeProvider.System, journal, run: new() { Repeats = 2 }, done: done);

        var outcome = await dispatcher.RunAsync();

        journal.Trials.Count.ShouldBe(1999);
        journal.Trials.Select(trial => trial.Key).Distinct().Count().ShouldBe(1999);
        journal.Trials.ShouldNotContain(trial => trial.Key == new TrialKey(1, 3, 1));
        outcome.AllAsked.ShouldBeTrue();
        outcome.Arms.Select(arm => arm.Answered).ShouldBe([1000, 999]);
        outcome.FirstStopped.ShouldBeNull();
    }

    [Fact]
    public async Task The_order_is_random_equal_for_both_arms_and_the_same_for_a_seed()
    {
        async Task<List<string>> Order(ulong seed)
        {
            var client = ScriptedClient.Answering("yes");
            using var dispatcher = TestBench.Dispatcher([TestBench.Arm(client)], 50, TimeProvider.System, run: new() { Seed = seed });
            await dispatcher.RunAsync();
            return [.. client.Asked];
        }

        var first = await Order(42);

        first.ShouldNotBe([.. first.Order(StringComparer.Ordinal)]);
        (await Order(42)).ShouldBe(first);
        (await Order(43)).ShouldNotBe(first);
    }

    [Fact]
    public async Task An_arm_leads_the_slowest_living_arm_by_no_more_than_its_bound()
    {
        using var answers = new SemaphoreSlim(0);
        var fast = ScriptedClient.Answering("yes");
        var slow = new ScriptedClient(async (_, _, token) =>
        {
            await answers.WaitAsync(token);
            return ScriptedClient.Response("yes");
        });
        using var dispatcher = TestBench.Dispatcher(TwoArms(fast, slow, concurrency: 1), 90, TimeProvider.System, journal);

        var run = dispatcher.RunAsync();
        await StaysAt(64);
        answers.Release(10);
        await StaysAt(74);
        answers.Release(80);
        var outcome = await run;

        outcome.AllAsked.ShouldBeTrue();

        async Task StaysAt(int asked)
        {
            await Until(() => fast.Asked.Count >= asked);
            await Task.Delay(30, TestContext.Current.CancellationToken);
            fast.Asked.Count.ShouldBe(asked);
        }
    }

    [Fact]
    public async Task An_arm_that_ends_over_done_trials_frees_those_who_waited_for_it()
    {
        var done = new TrialSet(2, 200, 1);
        var plan = TrialPlanner.Plan(TestBench.Samples(200), done, new RunConfig().Seed, Shard.Whole);
        for (var (place, n) = (0, 0); plan.TryNext(1, ref place, out var key); n++)
        {
            if (n > 0)
            {
                done.Add(key);
            }
        }
        var fast = ScriptedClient.Answering("yes");
        var slow = new ScriptedClient(async (_, _, token) =>
        {
            await Until(() => fast.Asked.Count >= 64);
            return ScriptedClient.Response("yes");
        });
        using var dispatcher = TestBench.Dispatcher(TwoArms(fast, slow, concurrency: 1), 200, TimeProvider.System, journal, done: done);

        (await dispatcher.RunAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).AllAsked.ShouldBeTrue();
    }

    [Fact]
    public async Task Independent_arms_do_not_wait_for_each_other()
    {
        using var stop = new RunStop();
        var fast = ScriptedClient.Answering("yes");
        var stuck = new ScriptedClient(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedClient.Response("never");
        });
        using var dispatcher = TestBench.Dispatcher(
            TwoArms(fast, stuck, concurrency: 1), 300, TimeProvider.System, journal, stop: stop, run: new() { Order = RunOrder.Independent });

        var run = dispatcher.RunAsync();
        await Until(() => journal.Trials.Count == 300);
        stop.Signal();
        stop.Signal();
        var outcome = await run;

        outcome.StoppedNow.ShouldBeTrue();
        outcome.Arms[0].NotAsked.ShouldBe(0);
        outcome.Arms[1].NotAsked.ShouldBe(300);
    }

    [Fact]
    public async Task The_first_signal_lets_calls_in_flight_finish_and_journals_them()
    {
        using var stop = new RunStop();
        var release = new TaskCompletionSource<ChatResponse>();
        var client = new ScriptedClient((_, _, _) => release.Task);
        using var dispatcher = TestBench.Dispatcher([TestBench.Arm(client, limits: new() { Concurrency = 4 })], 100, TimeProvider.System, journal, stop: stop);

        var run = dispatcher.RunAsync();
        await Until(() => client.Asked.Count == 4);
        stop.Signal();
        run.IsCompleted.ShouldBeFalse();
        release.SetResult(ScriptedClient.Response("yes"));
        var outcome = await run;

        journal.Trials.Count.ShouldBe(4);
        journal.Trials.ShouldAllBe(trial => trial.Error == null);
        outcome.ShouldSatisfyAllConditions(
            () => outcome.Drained.ShouldBeTrue(), () => outcome.StoppedNow.ShouldBeFalse(), () => outcome.Arms[0].Reason.ShouldBe(StopReason.Drained));
    }

    [Fact]
    public async Task A_dead_endpoint_stops_its_arm_and_not_the_other()
    {
        var dead = new ScriptedClient((_, _, _) => throw new ProviderException(ErrorClass.Network, "connection refused"));
        var alive = ScriptedClient.Answering("yes");
        var arms = TwoArms(dead, alive, concurrency: 1, attempts: 1);
        using var dispatcher = TestBench.Dispatcher(arms, 300, TimeProvider.System, journal);

        var outcome = await dispatcher.RunAsync();

        outcome.Arms[0].Reason.ShouldBe(StopReason.EndpointDead);
        outcome.Arms[0].Failed.ShouldBe(ArmCircuit.DeadAfter);
        outcome.Arms[0].Message!.ShouldContain("connection refused");
        outcome.Arms[1].Answered.ShouldBe(300);
        outcome.FirstStopped!.Arm.ShouldBe("prompted");
        outcome.AllAsked.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ErrorClass.Auth, StopReason.Refused, "key")]
    [InlineData(ErrorClass.NotFound, StopReason.Refused, "model 'm'")]
    [InlineData(ErrorClass.QuotaExhausted, StopReason.QuotaExhausted, "quota")]
    [InlineData(ErrorClass.ParameterRefused, StopReason.Refused, "parameter")]
    public async Task What_no_other_item_would_survive_stops_the_arm_at_once(ErrorClass error, StopReason reason, string word)
    {
        var client = new ScriptedClient((_, _, _) => throw new ProviderException(error, "no") { Status = 400 });
        using var dispatcher = TestBench.Dispatcher([TestBench.Arm(client)], 50, TimeProvider.System, journal);

        var outcome = await dispatcher.RunAsync();

        client.Asked.Count.ShouldBe(1);
        outcome.Arms[0].Reason.ShouldBe(reason);
        outcome.Arms[0].Message!.ShouldContain(word);
    }

    [Fact]
    public async Task Twenty_unreadable_answers_in_a_row_stop_the_arm_and_show_one_exchange()
    {
        var client = ScriptedClient.Answering("???");
        using var dispatcher = TestBench.Dispatcher([TestBench.Arm(client)], 50, TimeProvider.System, journal);

        var outcome = await dispatcher.RunAsync();

        client.Asked.Count.ShouldBe(20);
        outcome.Arms[0].Reason.ShouldBe(StopReason.Unparseable);
        outcome.Arms[0].Message!.ShouldContain("chat template");
        outcome.Arms[0].Message!.ShouldContain("text s0");
        outcome.Arms[0].Message!.ShouldContain("???");
    }

    [Fact]
    public async Task One_readable_answer_among_them_keeps_the_arm_going()
    {
        var count = 0;
        var client = new ScriptedClient((_, _, _) => Task.FromResult(ScriptedClient.Response(++count % 20 == 0 ? "yes" : "???")));
        using var dispatcher = TestBench.Dispatcher([TestBench.Arm(client)], 100, TimeProvider.System, journal);

        (await dispatcher.RunAsync()).AllAsked.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task The_budget_is_a_wall_under_any_concurrency_and_is_used_up(int concurrency)
    {
        var paid = 0m;
        var gate = new Lock();
        var client = new ScriptedClient(async (_, _, _) =>
        {
            await Task.Yield();
            lock (gate)
            {
                paid += (10 * 0.0001m) + (10 * 0.01m);
            }
            return ScriptedClient.Response("yes", input: 10, output: 10);
        });
        var budget = new Budget(2.5m);
        using var dispatcher = TestBench.Dispatcher(
            [TestBench.Arm(client, price: TestBench.OneCentATokenOut, limits: new() { Concurrency = concurrency })], 100, TimeProvider.System, journal, budget);

        var outcome = await dispatcher.RunAsync();

        outcome.BudgetReached.ShouldBeTrue();
        outcome.Arms[0].Reason.ShouldBe(StopReason.Budget);
        paid.ShouldBeLessThanOrEqualTo(2.5m);
        budget.SpentUsd.ShouldBe(paid);
        // Less than one worst case is left: 0.1058 a call.
        (2.5m - paid).ShouldBeLessThan(0.1058m);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_journal_that_cannot_write_ends_the_start_with_its_own_words(bool beforeTheCall)
    {
        IOException? Full(bool here) => here ? new IOException("disk full") : null;
        var broken = new MemoryJournal { FaultAtStart = () => Full(beforeTheCall), Fault = () => Full(!beforeTheCall) };
        using var dispatcher = TestBench.Dispatcher(TwoArms(ScriptedClient.Answering("yes"), ScriptedClient.Answering("yes"), 4), 100, TimeProvider.System, broken);

        (await Should.ThrowAsync<IOException>(dispatcher.RunAsync)).Message.ShouldBe("disk full");
    }

    [Fact]
    public async Task Warm_up_calls_are_marked_and_come_first()
    {
        using var dispatcher = TestBench.Dispatcher([TestBench.Arm(ScriptedClient.Answering("yes"))], 10, TimeProvider.System, journal, run: new() { Warmup = 2 });

        var outcome = await dispatcher.RunAsync();

        journal.Trials.Select(trial => trial.Key.Repeat).Take(3).ShouldBe([-1, -2, 0]);
        outcome.Arms[0].Answered.ShouldBe(10);
        dispatcher.Progress()[0].Done.ShouldBe(10);
    }

    private static Arm[] TwoArms(IChatClient first, IChatClient second, int concurrency, int attempts = 5)
    {
        var limits = new LimitsConfig { Concurrency = concurrency, Attempts = attempts };
        return [TestBench.Arm(first, 0, "prompted", limits: limits), TestBench.Arm(second, 1, "fine-tuned", limits: limits)];
    }

    private static async Task Until(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
