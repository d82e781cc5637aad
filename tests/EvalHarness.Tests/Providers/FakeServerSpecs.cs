using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Providers;

/// <summary>The ground that fidelity tests stand on.</summary>
public sealed class FakeServerSpecs
{
    [Fact]
    public void The_same_requests_meet_the_same_faults_in_any_order()
    {
        var plan = FaultPlan.Parse("429:5%,500:2%,reset:1%", seed: 42);
        var requests = Enumerable.Range(0, 20_000).Select(static i => ((ulong)i * 7919, Attempt: 1 + i % 3)).ToArray();
        var forwards = requests.Select(request => plan.FaultOf(request.Item1, request.Attempt)).ToArray();
        var again = FaultPlan.Parse("429:5%,500:2%,reset:1%", seed: 42);
        requests.Reverse().Select(request => again.FaultOf(request.Item1, request.Attempt)).Reverse().ShouldBe(forwards);
        (forwards.Count(static fault => fault == "429") / 20_000.0).ShouldBe(0.05, 0.01);
        (forwards.Count(static fault => fault == "reset") / 20_000.0).ShouldBe(0.01, 0.005);
    }

    [Fact]
    public void A_fault_that_does_not_exist_is_named() =>
        Should.Throw<FormatException>(static () => FaultPlan.Parse("429:5%,gremlin:1%", seed: 1)).Message.ShouldContain("gremlin");

    [Fact]
    public void A_pseudo_model_is_right_as_often_as_it_was_told()
    {
        var gold = Enumerable.Range(0, 2000).Select(static i => ($"input {i}", i % 2 == 0 ? "invoice" : "order")).ToArray();
        var model = new GoldAnswers(gold, accuracy: 0.9, seed: 3);
        var right = gold.Count(row => model.Answer(row.Item1) == row.Item2);
        (right / 2000.0).ShouldBe(0.9, 0.03);
        gold.Count(row => model.Answer(row.Item1) == row.Item2).ShouldBe(right);
        model.Answer("Document: input 4").ShouldBeOneOf("invoice", "order");
    }

    [Fact]
    public async Task The_log_counts_attempts_of_one_body_and_keeps_the_servers_time()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Faults = FaultPlan.ByAttempt("500", null) }, cancellation);
        using var http = new HttpClient();
        for (var i = 0; i < 2; i++)
            using (await http.PostAsync(server.ApiUrl + "/chat/completions", new StringContent("""{"messages":[{"role":"user","content":"x"}]}"""), cancellation))
            {
            }
        var log = await server.SettledAsync(cancellation);
        log.Select(static request => (request.Attempt, request.Fault, request.Status)).ShouldBe([(1, "500", 500), (2, null, 200)]);
        log.ShouldAllBe(static request => request.ServiceMs >= 0 && request.EndMs >= request.StartMs);
    }
}
