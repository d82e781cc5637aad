using System.Text.Json;
using EvalHarness.Cli;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>
/// Limits as the server counts them, over more than a real minute; so they run only when asked for:
/// <c>dotnet tests/EvalHarness.Tests/bin/Debug/net10.0/EvalHarness.Tests.dll -explicit only -class "*RateLimitSpecs"</c>.
/// RollingWindowLimiterSpecs hold the same on a clock of their own.
/// </summary>
public sealed class RateLimitSpecs
{
    private const double MinuteMs = 60_000;
    private const string Input = "{{input}}";

    [Theory]
    [InlineData("requests_per_minute: 60", 60, int.MaxValue)]
    [InlineData("tokens_per_minute: 1200", int.MaxValue, 1200)]
    public async Task Two_arms_of_one_group_together_never_pass_the_limit_in_any_rolling_minute(string limit, int requests, int tokens)
    {
        await using var server = await FakeServer.StartAsync(
            new() { Kind = FakeServerKind.OpenAi, Answer = _ => "billing" }, TestContext.Current.CancellationToken);
        using var tool = new Tool().With("TEST_KEY", "sk-canary-77120934");
        tool.Write("heldout.csv", "text,label\n" + string.Concat(Tickets.Rows(45).Select(row => $"\"{row.Text}\",\"{row.Label}\"\n")));
        tool.Write("study.yaml", Study(server.ApiUrl, limit));

        var run = await tool.RunAsync("run", "study.yaml");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        var arrivals = (await server.SettledAsync(TestContext.Current.CancellationToken)).OrderBy(request => request.StartMs).ToList();
        arrivals.Count.ShouldBe(90);
        foreach (var first in arrivals)
        {
            var minute = Minute(arrivals, first);
            minute.Count.ShouldBeLessThanOrEqualTo(requests);
            minute.Sum(Tokens).ShouldBeLessThanOrEqualTo(tokens);
        }
        TestContext.Current.SendDiagnosticMessage("{0}: {1} calls in {2:0.0} s; most in a rolling minute {3} calls, {4} tokens", limit, arrivals.Count,
            (arrivals[^1].StartMs - arrivals[0].StartMs) / 1000, arrivals.Max(first => Minute(arrivals, first).Count), arrivals.Max(first => Minute(arrivals, first).Sum(Tokens)));
        (arrivals[^1].StartMs - arrivals[0].StartMs).ShouldBeGreaterThan(MinuteMs, "the limit was never met, so nothing was shown");
    }

    private static List<FakeRequest> Minute(IReadOnlyList<FakeRequest> arrivals, FakeRequest first) =>
        [.. arrivals.Where(request => request.StartMs >= first.StartMs && request.StartMs < first.StartMs + MinuteMs)];

    // As the server states its usage: a token for four letters, both ways.
    private static int Tokens(FakeRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return Math.Max(1, body.RootElement.GetProperty("messages").EnumerateArray().Sum(message => message.GetProperty("content").GetString()!.Length) / 4) + 1;
    }

    private static string Study(string url, string limit) => $$"""
        version: 1
        name: study
        task: {kind: classification, labels: [billing, delivery, "technical, other"]}
        dataset: {heldout: {path: heldout.csv}, fields: {input: text, target: label} }
        arms:
          - {name: one, role: prompted, provider: openai, base_url: "{{url}}", api_key: "${TEST_KEY}", model: fake-model, prompt: {user: "Sort this for me, please: {{Input}}"},
             options: {max_output_tokens: 8}, limits: {group: shared, timeout_seconds: 600, {{limit}} } }
          - {name: other, role: prompted, provider: openai, base_url: "{{url}}", api_key: "${TEST_KEY}", model: fake-model,
             options: {max_output_tokens: 8}, limits: {group: shared, timeout_seconds: 600, {{limit}} } }
        run: {warmup: 0}
        """;
}
