using System.Net;
using EvalHarness.Providers.Http;

namespace EvalHarness.Tests.Providers;

public sealed class RateResetSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 8, 19, 14, 34, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2ms", 0.002)]
    [InlineData("17.563999999s", 17.563999999)]
    [InlineData("6m0s", 360)]
    [InlineData("1h2m3.5s", 3723.5)]
    [InlineData("0s", 0)]
    [InlineData("59", 59)]
    [InlineData("0.5", 0.5)]
    [InlineData("2026-08-19T14:34:12Z", 12)]
    [InlineData("Wed, 19 Aug 2026 14:35:00 GMT", 60)]
    [InlineData("1787150070000", 30)]
    [InlineData("1787150070", 30)]
    [InlineData("1754667660000", 0)]
    public void Every_way_of_writing_a_reset_is_read(string text, double seconds) =>
        RateReset.Parse(text, Now)!.Value.TotalSeconds.ShouldBe(seconds, 1e-6);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("6m-1s")]
    [InlineData("5x")]
    [InlineData("-3")]
    public void Anything_else_is_unknown(string text) => RateReset.Parse(text, Now).ShouldBeNull();

    [Fact]
    public void Tokens_and_requests_are_kept_apart_and_the_servers_clock_counts()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.Date = Now;
        response.Headers.TryAddWithoutValidation("anthropic-ratelimit-requests-limit", "4000");
        response.Headers.TryAddWithoutValidation("anthropic-ratelimit-requests-reset", "2026-08-19T14:34:10Z");
        response.Headers.TryAddWithoutValidation("anthropic-ratelimit-input-tokens-remaining", "1");
        response.Headers.TryAddWithoutValidation("anthropic-ratelimit-tokens-remaining", "480000");
        var rate = ServerHeaders.Read(response, TimeProvider.System).Rate.ShouldNotBeNull();
        rate.LimitRequests.ShouldBe(4000);
        rate.RemainingTokens.ShouldBe(480000);
        rate.ResetRequests.ShouldBe(TimeSpan.FromSeconds(10));
        rate.RemainingRequests.ShouldBeNull();
    }
}
