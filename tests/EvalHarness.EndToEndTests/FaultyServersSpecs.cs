using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>A run against servers that fail as real ones do: nothing is lost, nothing counted twice, and no wait enters a latency.</summary>
public sealed class FaultyServersSpecs : IDisposable
{
    private const int Items = 1000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_trial_ends_once_and_a_retried_ones_latency_is_the_servers_own()
    {
        await using var study = await LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(200),
            "429:5%,500:2%,reset:1%,truncate:1%", concurrency: 32);
        using var cli = study.Run(folder, "--run-id", "r", "--json");

        var result = await cli.ResultAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        foreach (var arm in JsonNode.Parse(result.Output)!["arms"]!.AsArray())
        {
            arm!["counts"]!["failed"]!.GetValue<int>().ShouldBe(0);
            arm["counts"]!["pending"]!.GetValue<int>().ShouldBe(0);
        }
        var trials = Ledger.Trials(Path.Combine(folder.Path, "results", "r"));
        trials.Select(Ledger.KeyOf).Distinct().Count().ShouldBe(2 * Items);
        trials.Count.ShouldBe(2 * Items);

        var hosted = (await study.Hosted.SettledAsync(TestContext.Current.CancellationToken)).ToDictionary(request => $"fake-{request.Number}");
        var prompted = trials.Where(trial => Ledger.ArmOf(trial) == "prompted").ToLookup(trial => trial["attempts"]!.AsArray().Count > 1);
        var (retried, others) = (prompted[true].ToList(), prompted[false].ToList());
        retried.Count.ShouldBeGreaterThan(Items / 20);
        double Faithful(List<JsonNode> some) => (double)some.Count(trial =>
        {
            var server = hosted[trial["attempts"]!.AsArray()[^1]!["request_id"]!.GetValue<string>()].ServiceMs;
            return Math.Abs(trial["latency_ms"]!["attempt"]!.GetValue<double>() - server) <= 0.2 * server;
        }) / some.Count;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"within 20% of the server's own time: {Faithful(retried):P1} of {retried.Count} retried trials, {Faithful(others):P1} of {others.Count} others"));
        // A busy machine delays all answers alike; a wait that leaked in would show in the retried ones alone.
        Faithful(retried).ShouldBeGreaterThanOrEqualTo(Faithful(others) - 0.05);
        retried.Count(trial => trial["latency_ms"]!["retry_wait"]!.GetValue<double>() > 0).ShouldBe(retried.Count);
    }
}
