using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>kill -9 at random moments of a run that meets faults under a budget, resumed each time: in the end nothing tells it from a run left alone.</summary>
public sealed class KillSpecs
{
    private const int Items = 250;
    private const int Concurrency = 8;
    private const string Faults = "429-ms:3%,500:2%,reset:1%,truncate:1%";
    private const string Budget = "run: {warmup: 0, budget_usd: 0.5}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ten kills by default; EVALHARNESS_KILLS=100 does the full count.</summary>
    [Fact]
    public async Task Killed_at_random_moments_and_resumed_it_is_the_run_that_was_left_alone()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("EVALHARNESS_KILLS") ?? "10", CultureInfo.InvariantCulture);
        // Seeded, so that a failure can be met again; the moments still differ with the machine's load.
        var chance = new EvalHarness.Statistics.Xoshiro256(20261121);
        var expected = await UninterruptedAsync();
        int kills = 0, runs = 0, torn = 0, maybePaid = 0, repaid = 0;
        while (kills < wanted)
        {
            using var folder = new TemporaryFolder();
            await using var study = await StartAsync(folder);
            var run = Path.Combine(folder.Path, "results", "r");
            // Some moments by the clock, from the first instruction on; others by how many calls were made since the start.
            while (kills < wanted && await KillAsync(study, folder, byClock: chance.NextDouble() < 0.3, chance.NextDouble()))
            {
                kills++;
            }
            using var last = study.Run(folder, "--run-id", "r");
            var result = await last.ResultAsync();

            result.ExitCode.ShouldBe(0, result.Error);
            runs++;
            var trials = Ledger.Trials(run);
            trials.Select(Ledger.KeyOf).Distinct().Count().ShouldBe(2 * Items, "every trial has its line");
            trials.Count.ShouldBe(2 * Items, "and no second one");
            var cut = CutOff(run);
            cut.ShouldAllBe(perStart => perStart <= 2 * Concurrency);
            var answered = (await study.Hosted.SettledAsync(Cancellation)).Concat(await study.Tuned.SettledAsync(Cancellation)).Count(request => request.Fault is null);
            // A started line goes before its call, so a kill between the two leaves a line without a paid call, never a call without a line.
            (answered - (2 * Items)).ShouldBeInRange(0, cut.Sum());
            AnalysisOf(run).ShouldBe(expected);
            maybePaid += cut.Sum();
            repaid += answered - (2 * Items);
            torn += TornSegments(run);
        }
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{kills} kills over {runs} runs of {2 * Items} trials: {maybePaid} calls cut off, {repaid} of them answered and so repaid, {torn} torn last lines"));
    }

    private static Task<LoopbackStudy> StartAsync(TemporaryFolder folder) =>
        LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(5), Faults, Concurrency, Budget);

    private static async Task<string> UninterruptedAsync()
    {
        using var folder = new TemporaryFolder();
        await using var study = await StartAsync(folder);
        using var cli = study.Run(folder, "--run-id", "r");
        var result = await cli.ResultAsync();
        result.ExitCode.ShouldBe(0, result.Error);
        return AnalysisOf(Path.Combine(folder.Path, "results", "r"));
    }

    /// <summary>True where the process was killed before it ended by itself.</summary>
    private static async Task<bool> KillAsync(LoopbackStudy study, TemporaryFolder folder, bool byClock, double moment)
    {
        var before = study.Hosted.Count + study.Tuned.Count;
        using var cli = study.Run(folder, "--run-id", "r");
        if (byClock)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1000 * moment), Cancellation);
        }
        while (!byClock && !cli.HasExited && study.Hosted.Count + study.Tuned.Count < before + (150 * moment))
        {
            await Task.Delay(1, Cancellation);
        }
        if (cli.HasExited)
        {
            return false;
        }
        cli.Kill();
        return (await cli.ResultAsync()).ExitCode == 137;
    }

    /// <summary>Per start, the trials that have a started line and no end.</summary>
    private static List<int> CutOff(string run) =>
    [
        .. Segments(run).Select(segment =>
        {
            var lines = Whole(segment).ToList();
            var ended = lines.Where(line => line["kind"]!.GetValue<string>() == "trial").Select(Ledger.KeyOf).ToHashSet(StringComparer.Ordinal);
            return lines.Where(line => line["kind"]!.GetValue<string>() == "started").Select(Ledger.KeyOf).Distinct(StringComparer.Ordinal)
                .Count(key => !ended.Contains(key));
        }),
    ];

    private static int TornSegments(string run) => Segments(run).Count(segment => File.ReadAllText(segment) is { Length: > 0 } text && text[^1] != '\n');

    private static IEnumerable<string> Segments(string run) => Directory.EnumerateFiles(Path.Combine(run, "trials"));

    private static IEnumerable<JsonNode> Whole(string segment) =>
        File.ReadAllText(segment).Split('\n')[..^1].Select(line => JsonNode.Parse(line)!);

    private static string AnalysisOf(string run)
    {
        var analysis = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "analysis.json")))!;
        WithoutLatency(analysis);
        return analysis.ToJsonString(new() { WriteIndented = true });
    }

    private static void WithoutLatency(JsonNode? node)
    {
        if (node is JsonObject parts)
        {
            parts.Remove("latency_ms");
        }
        foreach (var child in node switch { JsonObject some => some.Select(part => part.Value).ToList(), JsonArray items => [.. items], _ => [] })
        {
            WithoutLatency(child);
        }
    }
}
