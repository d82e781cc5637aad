using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>What is recorded of a trial that failed once and then was answered, against the server's own clock.</summary>
public sealed class MeasurementFidelitySpecs
{
    private static readonly TimeSpan Service = TimeSpan.FromMilliseconds(200);

    // Wide, for a busy machine, and yet shorter than the shortest wait that could leak into an attempt: half of the first backoff.
    private const double Slack = 240;

    private static readonly (string Fault, double AskedToWait)[] Retryable =
    [
        ("408", 0), ("409", 0), ("429", 1000), ("429-ms", 20), ("429-none", 0), ("500", 0), ("502", 0), ("503", 0), ("504", 0), ("529", 0),
        (Faults.ResetBefore, 0), (Faults.ResetInBody, 0), (Faults.Truncate, 0), (Faults.CutStream, 0), (Faults.StreamError, 0), (Faults.Html, 0),
        (Faults.Empty, 0), (Faults.NoChoices, 0), (Faults.WrongLength, 0), (Faults.BrokenGzip, 0),
    ];

    [Fact]
    public async Task After_any_fault_the_attempt_is_the_servers_time_and_the_waiting_stands_apart()
    {
        var wrong = new List<string>();
        foreach (var some in Retryable.Chunk(4))
        {
            foreach (var complaints in await Task.WhenAll(some.Select(MeasureAsync)))
            {
                wrong.AddRange(complaints);
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> MeasureAsync((string Fault, double AskedToWait) given)
    {
        await using var study = await FaultStudy.RunAsync(FaultPlan.ByAttempt(given.Fault), attempts: 5, latency: Service, items: 2);
        var requests = await study.RequestsAsync();
        var wrong = new List<string>();
        foreach (var trial in study.Trials())
        {
            var latency = trial["latency_ms"]!;
            var attempts = trial["attempts"]!.AsArray();
            var server = requests[attempts[^1]!["request_id"]!.GetValue<string>()].ServiceMs;
            double Ms(string name) => latency[name]?.GetValue<double>() ?? double.NaN;
            void Hold(bool holds, string what)
            {
                if (!holds)
                {
                    wrong.Add($"{given.Fault}: {what}; server {server}, {latency.ToJsonString()}");
                }
            }
            Hold(trial["outcome"]!.GetValue<string>() == "completed", "not answered");
            Hold(attempts.Count >= 2, "not asked again");
            // The server hands its last byte over a little before or after it is read here.
            Hold(Ms("attempt") > server - 20 && Ms("attempt") < server + Slack, "attempt");
            Hold(Ms("first_token") > Service.TotalMilliseconds - 20 && Ms("first_token") <= Ms("attempt"), "first_token");
            Hold(Ms("retry_wait") >= Math.Max(250, given.AskedToWait) - 20, "retry_wait");
            Hold(Ms("queue") < given.AskedToWait + Slack, "queue");
            Hold(Ms("total") >= Ms("attempt") + Ms("retry_wait") - 1, "total");
        }
        return wrong;
    }
}
