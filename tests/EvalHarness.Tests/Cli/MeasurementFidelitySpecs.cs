using System.Text.Json.Nodes;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>What is recorded of every trial that meets a fault, against the server's own clock.</summary>
public sealed class MeasurementFidelitySpecs
{
    private const double Service = 200;

    // Timers and clocks round; nothing here ends earlier than it was told to.
    private const double Rounding = 20;

    // Shorter than the shortest wait that could leak into an attempt: half of the first backoff, 250 ms.
    private const double Slack = 240;

    /// <summary>Rounds in which a delay must show to count. A busy machine delays one and then another; what leaks, leaks in each.</summary>
    private const int Rounds = 4;

    private static readonly Dictionary<string, double> AskedToWait = new(StringComparer.Ordinal)
    {
        ["429"] = 1000, ["429-ms"] = 20, ["429-reset"] = 1200, ["503-after"] = 1000,
    };

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    [InlineData("anthropic")]
    public async Task With_any_fault_the_attempt_is_the_servers_time_and_the_waiting_stands_apart(string provider)
    {
        var found = new List<Complaint>();
        var faults = FaultTableSpecs.Of(provider, stream: true);
        foreach (var some in faults.Chunk(6))
        {
            found.AddRange((await Task.WhenAll(some.Select(row => MeasureAsync(row, provider)))).SelectMany(complaints => complaints));
        }
        // Again, and now one at a time; what does not hang on the machine's pace gets no second chance.
        for (var round = 1; round < Rounds && found.Count > 0 && found.TrueForAll(complaint => complaint.MayBeLoad); round++)
        {
            var again = found.Select(complaint => complaint.Row).Distinct().ToList();
            found.Clear();
            foreach (var row in again)
            {
                found.AddRange(await MeasureAsync(row, provider));
            }
        }

        found.Select(complaint => complaint.What).ShouldBeEmpty();
    }

    private static async Task<List<Complaint>> MeasureAsync(FaultTableSpecs.Row row, string provider)
    {
        var plan = row.Retried ? FaultPlan.ByAttempt(row.Fault) : FaultPlan.Always(row.Fault);
        await using var study = await FaultStudy.RunAsync(plan, attempts: 5, timeoutSeconds: row.Fault is Faults.Hang or Faults.Stall ? 1 : 30,
            latency: TimeSpan.FromMilliseconds(Service), items: 2, provider: provider);
        var requests = await study.RequestsAsync();
        var wrong = new List<Complaint>();
        foreach (var trial in study.Trials())
        {
            var last = requests[trial["attempts"]!.AsArray()[^1]!["request_id"]!.GetValue<string>()];
            new Measured(row, trial, last, requests.Values.SingleOrDefault(other => other.BodyHash == last.BodyHash && other.Attempt == last.Attempt - 1), wrong).Check();
        }
        return wrong;
    }

    /// <param name="Row">The fault that was met.</param>
    /// <param name="What">What does not hold.</param>
    /// <param name="MayBeLoad">True for what came late, which a machine with other work explains too.</param>
    private sealed record Complaint(FaultTableSpecs.Row Row, string What, bool MayBeLoad);

    /// <summary>One trial beside the server's last and second last request of it.</summary>
    private sealed record Measured(FaultTableSpecs.Row Row, JsonNode Trial, FakeRequest Last, FakeRequest? Before, List<Complaint> Wrong)
    {
        private double? Ms(string name) => Trial["latency_ms"]![name]?.GetValue<double>();

        public void Check()
        {
            var parts = (Ms("attempt") ?? 0) + (Ms("connect") ?? 0) + Ms("retry_wait") + Ms("queue");
            Hold(Ms("total") >= parts - 1, "no millisecond is counted twice");
            Hold(Trial["outcome"]!.GetValue<string>() == (Row.Retried || Row.Error is null ? "completed" : "failed"), "outcome");
            Hold(Trial["attempts"]!.AsArray().Count >= 2 == Row.Retried, "asked again or not");
            if (Row.Retried || Row.Error is null)
            {
                CheckAnswer();
            }
            else
            {
                Hold(Ms("attempt") is null && Ms("first_token") is null, "no time of an answer that never came");
                Hold(Math.Abs(Ms("retry_wait")!.Value - Trial["attempts"]![0]!["ms"]!.GetValue<double>()) < 1, "a failure that settles is waited for by nobody");
                InTime(Ms("retry_wait") < Last.ServiceMs + Slack, "failed attempt");
            }
        }

        private void CheckAnswer()
        {
            var asked = AskedToWait.GetValueOrDefault(Row.Fault);
            var pause = Before is null ? 0 : Last.StartMs - Before.EndMs;
            Hold(Ms("attempt") > Service - Rounding, "attempt is no shorter than the service");
            // A wait that leaked in would add the whole pause that the server saw.
            InTime(Ms("attempt") < Last.ServiceMs + Math.Max(Slack, pause / 2), "attempt");
            InTime(Ms("attempt") > Last.ServiceMs - Rounding, "attempt is no shorter than the server's time");
            InTime(Ms("queue") < asked + Slack, "queue");
            if (Trial["output"]?.GetValue<string>() is { Length: > 0 })
            {
                Hold(Ms("first_token") > Service - Rounding && Ms("first_token") <= Ms("attempt"), "first_token");
            }
            if (!Row.Retried)
            {
                Hold(Ms("retry_wait") == 0, "nothing was waited for");
                return;
            }
            var wait = Math.Max(250, asked);
            Hold(Last.StartMs - Before!.StartMs >= wait - Rounding, "the server was left in peace for as long as it asked");
            Hold(Ms("retry_wait") >= wait - Rounding, "retry_wait");
            // What the server saw between its two requests is the retry's wait, the queue and the way there.
            InTime(Ms("retry_wait") + Ms("queue") > pause - Slack, "the pause that the server saw is accounted for");
        }

        private void Hold(bool holds, string what) => Complain(holds, what, mayBeLoad: false);

        private void InTime(bool holds, string what) => Complain(holds, what, mayBeLoad: true);

        private void Complain(bool holds, string what, bool mayBeLoad)
        {
            if (!holds)
            {
                Wrong.Add(new(Row, FormattableString.Invariant(
                    $"{Row.Fault}: {what}; server {Last.ServiceMs}, before it {Before?.StartMs} to {Before?.EndMs}, at {Last.StartMs}; {Trial["latency_ms"]!.ToJsonString()} {Trial["attempts"]!.ToJsonString()}"), mayBeLoad));
            }
        }
    }
}
