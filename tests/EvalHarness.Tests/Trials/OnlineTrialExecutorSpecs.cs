using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Trials;

[Collection(nameof(ManualTime))]
public class OnlineTrialExecutorSpecs
{
    private readonly ManualTime time = new();
    private readonly MemoryJournal journal = new();
    private readonly Budget budget = new(null);

    [Fact]
    public async Task Retry_waits_and_failed_attempts_never_enter_the_attempt()
    {
        var client = new ScriptedClient(async (_, call, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, token);
            return call < 3 ? throw Error(ErrorClass.ServerError, 500) : ScriptedClient.Response("yes");
        });

        var trial = await Ask(client);

        trial.Error.ShouldBeNull();
        trial.Latency.Attempt!.Value.ShouldBe(200, 1);
        trial.Latency.RetryWait!.Value.ShouldBeInRange(400 + 250 + 500, 400 + 500 + 1000 + 1);
        trial.Latency.Queue.ShouldBe(0);
        trial.Latency.Total!.Value.ShouldBe(trial.Latency.RetryWait.Value + 200, 1);
        trial.Attempts.Select(attempt => attempt.Status).ShouldBe([500, 500, null]);
    }

    [Fact]
    public async Task The_adapters_own_clock_is_the_attempt()
    {
        var client = new ScriptedClient(async (_, _, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, token);
            var response = ScriptedClient.Response("yes");
            new CallFacts { AttemptMs = 123, FirstTokenMs = 45, ConnectMs = 6, ServerLoadMs = 7, Status = 200, RequestId = "r1" }.AttachTo(response);
            return response;
        });

        var trial = await Ask(client);

        trial.Latency.Attempt.ShouldBe(123);
        trial.Latency.FirstToken.ShouldBe(45);
        trial.Latency.Connect.ShouldBe(6);
        trial.Latency.ServerLoad.ShouldBe(7);
        trial.Attempts.ShouldBe([new TrialAttempt(200, 123, "r1")]);
    }

    [Theory]
    [InlineData(ErrorClass.BadRequest)]
    [InlineData(ErrorClass.Auth)]
    [InlineData(ErrorClass.NotFound)]
    [InlineData(ErrorClass.QuotaExhausted)]
    [InlineData(ErrorClass.ContextTooLong)]
    [InlineData(ErrorClass.ParameterRefused)]
    public async Task What_would_fail_again_is_not_asked_again(ErrorClass error)
    {
        var client = new ScriptedClient((_, _, _) => throw Error(error, 400));

        var trial = await Ask(client);

        client.Asked.Count.ShouldBe(1);
        trial.Error!.Class.ShouldBe(error);
        trial.Score.Class.ShouldBe(error == ErrorClass.ContextTooLong ? TrialClass.Truncated : TrialClass.Failed);
        trial.Latency.Attempt.ShouldBeNull();
    }

    [Fact]
    public async Task An_adapter_that_states_no_time_gives_the_trial_none()
    {
        var client = new ScriptedClient(async (_, _, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, token);
            var response = ScriptedClient.Response("yes");
            new CallFacts().AttachTo(response);
            return response;
        });

        (await Ask(client)).Latency.Attempt.ShouldBeNull();
    }

    [Theory]
    [InlineData(ErrorClass.RateLimited)]
    [InlineData(ErrorClass.Overloaded)]
    [InlineData(ErrorClass.Network)]
    [InlineData(ErrorClass.MalformedResponse)]
    [InlineData(ErrorClass.CutStream)]
    public async Task What_may_pass_is_asked_as_often_as_the_limits_say(ErrorClass error)
    {
        var client = new ScriptedClient((_, _, _) => throw Error(error, null));

        var trial = await Ask(client, attempts: 3);

        client.Asked.Count.ShouldBe(3);
        trial.Attempts.Count.ShouldBe(3);
        trial.Error!.Class.ShouldBe(error);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        var begun = time.GetTimestamp();
        var again = TimeSpan.Zero;
        var client = new ScriptedClient((_, call, _) =>
        {
            again = time.GetElapsedTime(begun);
            return call == 1
                ? throw new ProviderException(ErrorClass.RateLimited, "slow down") { Status = 429, RetryAfter = TimeSpan.FromSeconds(7) }
                : Task.FromResult(ScriptedClient.Response("yes"));
        });

        var trial = await Ask(client);

        again.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        again.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        trial.Error.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, null, 0.0, 250)]
    [InlineData(0, null, 1.0, 500)]
    [InlineData(3, null, 1.0, 4000)]
    [InlineData(0, 2.0, 1.0, 2000)]
    [InlineData(3, 2.0, 1.0, 4000)]
    [InlineData(0, 86400.0, 0.5, 60_000)]
    [InlineData(12, null, 1.0, 60_000)]
    public void A_wait_is_the_longer_of_backoff_and_what_was_asked_within_a_minute(int retry, double? asked, double chance, double ms) =>
        RetryPolicy.Wait(retry, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null, chance).TotalMilliseconds.ShouldBe(ms);

    [Fact]
    public async Task A_model_that_never_answers_in_time_has_answered_badly()
    {
        var client = new ScriptedClient(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
            return ScriptedClient.Response("never");
        });

        var trial = await Ask(client, attempts: 2);

        trial.Error!.Class.ShouldBe(ErrorClass.Timeout);
        trial.Score.Class.ShouldBe(TrialClass.Timeout);
        trial.Attempts.Count.ShouldBe(2);
        trial.Latency.RetryWait!.Value.ShouldBeGreaterThanOrEqualTo(2 * 60_000);
    }

    [Fact]
    public async Task A_client_that_ignores_its_token_does_not_hang_the_worker()
    {
        var trial = await Ask(new ScriptedClient((_, _, _) => new TaskCompletionSource<ChatResponse>().Task), attempts: 1);

        trial.Error!.Class.ShouldBe(ErrorClass.Timeout);
    }

    [Fact]
    public async Task A_foreign_clients_failures_get_the_contracts_words()
    {
        (await Ask(new ScriptedClient((_, _, _) => throw new HttpRequestException("refused")), attempts: 1)).Error!.Class.ShouldBe(ErrorClass.Network);
        (await Ask(new ScriptedClient((_, _, _) => throw new HttpRequestException("x", null, System.Net.HttpStatusCode.Unauthorized)), attempts: 1))
            .Error!.Class.ShouldBe(ErrorClass.Auth);
        (await Ask(new ScriptedClient((_, _, _) => throw new NotSupportedException("no")), attempts: 1)).Error!.Class.ShouldBe(ErrorClass.Unknown);
    }

    [Fact]
    public async Task The_started_line_stands_before_its_call_and_the_trial_line_after_it()
    {
        var client = new ScriptedClient((id, _, _) =>
        {
            journal.Log.Enqueue("call " + id);
            return Task.FromResult(ScriptedClient.Response("yes"));
        });

        await Ask(client);

        journal.Log.ShouldBe(["started s00000", "call s00000", "finished s00000"]);
    }

    [Fact]
    public async Task A_model_in_this_process_needs_no_started_line_and_no_money()
    {
        var arm = TestBench.Arm(ScriptedClient.Answering("yes"), price: TestBench.OneCentATokenOut, host: null);
        var walled = new Budget(0);

        var trial = await Ask(arm, walled);

        journal.Log.ShouldBe(["finished s00000"]);
        trial.CostUsd.ShouldBe((10 * 0.0001m) + 0.01m);
        walled.SpentUsd.ShouldBe(0);
        walled.IsReached.ShouldBeFalse();
    }

    [Fact]
    public async Task A_timed_out_call_keeps_its_reservation_and_a_refused_one_gives_it_back()
    {
        var client = new ScriptedClient((_, call, _) => call switch
        {
            1 => throw Error(ErrorClass.Timeout, null),
            2 => throw Error(ErrorClass.RateLimited, 429),
            _ => Task.FromResult(ScriptedClient.Response("yes", input: 10, output: 2)),
        });

        var trial = await Ask(TestBench.Arm(client, price: TestBench.OneCentATokenOut, limits: new() { Concurrency = 1 }), budget);

        // 15 bytes of system and 11 of user message, 16 tokens a message, 10 tokens out.
        const decimal worst = ((15 + 11 + 32) * 0.0001m) + (10 * 0.01m);
        trial.HeldUsd.ShouldBe(worst);
        trial.CostUsd.ShouldBe((10 * 0.0001m) + 0.02m);
        budget.SpentUsd.ShouldBe(worst + trial.CostUsd!.Value);
        journal.Reserved.ShouldBe([worst, worst + worst, worst + worst]);
    }

    [Fact]
    public async Task An_answer_without_token_counts_is_paid_at_its_worst()
    {
        var client = new ScriptedClient((_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "yes"))));

        var trial = await Ask(TestBench.Arm(client, price: TestBench.OneCentATokenOut), budget);

        trial.CostUsd.ShouldBeNull();
        trial.HeldUsd.ShouldBeGreaterThan(0);
        budget.SpentUsd.ShouldBe(trial.HeldUsd);
    }

    [Fact]
    public void A_budget_needs_an_output_limit()
    {
        var arm = TestBench.Arm(ScriptedClient.Answering("yes"), price: TestBench.OneCentATokenOut);
        arm.Options.MaxOutputTokens = null;

        Should.Throw<ArgumentException>(() => Executor(arm, new Budget(1))).Message.ShouldContain("options.max_output_tokens");
    }

    [Fact]
    public async Task Draining_ends_a_retry_wait_at_once_and_its_timeout_is_asked_again()
    {
        using var noNewCalls = new CancellationTokenSource();
        var client = new ScriptedClient((_, _, _) => throw Error(ErrorClass.Timeout, null));

        var asked = Executor(TestBench.Arm(client), budget)
            .ExecuteAsync(new(0, 0, 0), TestBench.Samples(1).Read(0), noNewCalls.Token, CancellationToken.None).AsTask();
        await ManualTime.Quiet();
        await noNewCalls.CancelAsync();
        var trial = await asked;

        client.Asked.Count.ShouldBe(1);
        trial!.Error!.Class.ShouldBe(ErrorClass.Cancelled);
        trial.Error.Class.IsPermanent().ShouldBeFalse();
        trial.Score.Class.ShouldBe(TrialClass.Failed);
    }

    [Fact]
    public async Task A_trial_that_was_not_begun_leaves_no_line()
    {
        using var noNewCalls = new CancellationTokenSource();
        await noNewCalls.CancelAsync();
        var client = ScriptedClient.Answering("yes");

        var trial = await Executor(TestBench.Arm(client), budget)
            .ExecuteAsync(new(0, 0, 0), TestBench.Samples(1).Read(0), noNewCalls.Token, CancellationToken.None);

        trial.ShouldBeNull();
        client.Asked.ShouldBeEmpty();
        journal.Log.ShouldBeEmpty();
    }

    private static ProviderException Error(ErrorClass error, int? status) => new(error, "no") { Status = status };

    private Task<Trial> Ask(IChatClient client, int attempts = 5) =>
        Ask(TestBench.Arm(client, limits: new LimitsConfig { Concurrency = 1, Attempts = attempts }), budget);

    private async Task<Trial> Ask(Arm arm, Budget money) => (await time.Drive(Executor(arm, money)
        .ExecuteAsync(new(0, 0, 0), TestBench.Samples(1).Read(0), CancellationToken.None, CancellationToken.None).AsTask()))!;

    private OnlineTrialExecutor Executor(Arm arm, Budget money) => new(arm, new EchoScorer(), new()
    {
        Journal = journal,
        Budget = money,
        Limits = new RateLimits(null, null, time),
        Concurrency = new ConcurrencyLimit(1, time),
        Time = time,
        Seed = 1,
    });
}
