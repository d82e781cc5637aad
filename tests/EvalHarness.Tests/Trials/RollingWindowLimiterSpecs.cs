using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Trials;

[Collection(nameof(ManualTime))]
public class RollingWindowLimiterSpecs
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    [InlineData(1900)]
    public async Task The_server_never_sees_more_than_the_limit_in_any_rolling_minute(int slowestWayMs)
    {
        var limits = new RateLimits(10, null, time);
        var arrivals = new List<TimeSpan>();
        var chance = new Xoshiro256(5);
        for (var i = 0; i < 45; i++)
        {
            var permit = await time.Drive(limits.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask());
            arrivals.Add(time.GetElapsedTime(0) + TimeSpan.FromMilliseconds(slowestWayMs * chance.NextDouble()));
            time.Advance(TimeSpan.FromMilliseconds(slowestWayMs + 100));
            permit.Settle(null);
        }

        foreach (var begin in arrivals)
        {
            arrivals.Count(at => at >= begin && at < begin + TimeSpan.FromMinutes(1)).ShouldBeLessThanOrEqualTo(10);
        }
        (arrivals[^1] - arrivals[0]).ShouldBeLessThan(TimeSpan.FromMinutes(4.5));
    }

    [Fact]
    public async Task Tokens_are_settled_by_what_the_server_counted()
    {
        var limits = new RateLimits(null, 100, time);
        var first = await limits.AcquireAsync(80, TestContext.Current.CancellationToken);
        var second = limits.AcquireAsync(50, TestContext.Current.CancellationToken).AsTask();
        await ManualTime.Quiet();
        second.IsCompleted.ShouldBeFalse();

        first.Settle(20);

        (await second).Settle(50);
        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_call_larger_than_the_limit_goes_alone()
    {
        var limits = new RateLimits(null, 100, time);

        (await limits.AcquireAsync(500, TestContext.Current.CancellationToken)).Settle(500);
        var second = limits.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask();
        await ManualTime.Quiet();

        second.IsCompleted.ShouldBeFalse();
        await time.Drive(second);
        time.GetElapsedTime(0).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Nothing_left_by_the_servers_headers_means_waiting_for_the_reset()
    {
        var limits = new RateLimits(null, null, time);
        limits.Heed(new(RemainingRequests: 0, RemainingTokens: 5, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(40), 500, 1000));

        await time.Drive(limits.AcquireAsync(1, TestContext.Current.CancellationToken).AsTask());

        time.GetElapsedTime(0).ShouldBe(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_cancelled_wait_takes_no_permit()
    {
        using var limiter = new RollingWindowLimiter(1, time);
        using var cancel = new CancellationTokenSource();
        using var first = await limiter.AcquireAsync(1, TestContext.Current.CancellationToken);
        var second = limiter.AcquireAsync(1, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        limiter.GetStatistics().CurrentQueuedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Arms_of_one_endpoint_and_key_share_the_strictest_limit()
    {
        var a = TestBench.Arm(ScriptedClient.Answering("x"), 0, "same", limits: new() { RequestsPerMinute = 5 });
        var b = TestBench.Arm(ScriptedClient.Answering("x"), 1, "same", limits: new() { RequestsPerMinute = 3 });
        var c = TestBench.Arm(ScriptedClient.Answering("x"), 2, "other", limits: new() { Group = "own" });

        using var groups = new RateLimitGroups([a, b, c], time);

        for (var call = 0; call < 3; call++)
        {
            await groups.Of(a).AcquireAsync(1, TestContext.Current.CancellationToken);
        }

        groups.Of(b).AcquireAsync(1, TestContext.Current.CancellationToken).AsTask().IsCompleted.ShouldBeFalse();
        groups.Of(c).AcquireAsync(1, TestContext.Current.CancellationToken).AsTask().IsCompleted.ShouldBeTrue();
    }
}
