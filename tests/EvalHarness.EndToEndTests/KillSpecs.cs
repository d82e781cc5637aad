using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EvalHarness.FakeServers;

namespace EvalHarness.EndToEndTests;

/// <summary>kill -9 at random moments of a run that meets faults under a budget, resumed each time: in the end nothing tells it from a run left alone.</summary>
public sealed partial class KillSpecs
{
    private const int Items = 250;
    private const int Concurrency = 8;
    private const string FaultShares = "429-ms:3%,500:2%,reset:1%,truncate:1%";
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
            var (starts, cut) = Calls(run);
            cut.ShouldAllBe(perStart => perStart.Count <= 2 * Concurrency);
            var cutOff = cut.SelectMany(perStart => perStart).CountBy(key => key).ToDictionary(StringComparer.Ordinal);
            // Asked again is exactly what a started line without an end names, and as often as it was cut off: nothing else, nothing less.
            AskedAgain(starts).ShouldBe(Print(cutOff));
            var answered = await AnsweredAsync(study);
            // A line goes to disk before its call, so a kill between the two leaves a line that nobody paid, never a paid call without a line.
            foreach (var (key, times) in answered)
            {
                times.ShouldBeInRange(1, 1 + cutOff.GetValueOrDefault(key), key);
            }
            answered.Count.ShouldBe(2 * Items);
            TellsOfMaybePaid(run).ShouldBe(Print(cutOff.GroupBy(call => ArmOf(call.Key)).ToDictionary(arm => arm.Key, arm => arm.Sum(call => call.Value))));
            AnalysisOf(run).ShouldBe(expected);
            maybePaid += cutOff.Values.Sum();
            repaid += answered.Values.Sum() - (2 * Items);
            torn += TornSegments(run);
        }
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{kills} kills over {runs} runs of {2 * Items} trials: {maybePaid} calls cut off, {repaid} of them answered and so repaid, {torn} torn last lines"));
    }

    private static Task<LoopbackStudy> StartAsync(TemporaryFolder folder) =>
        LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(5), FaultShares, Concurrency, Budget);

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

    /// <summary>Per start, the trials that it began, and of these the ones that have no end in it.</summary>
    private static (List<HashSet<string>> Began, List<HashSet<string>> Cut) Calls(string run)
    {
        var segments = Segments(run).Select(segment => Whole(segment).Where(line => line["key"] is not null)
            .ToLookup(line => line["kind"]!.GetValue<string>(), Ledger.KeyOf)).ToList();
        return ([.. segments.Select(lines => lines["started"].ToHashSet(StringComparer.Ordinal))],
            [.. segments.Select(lines => lines["started"].Except(lines["trial"], StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal))]);
    }

    /// <summary>Every trial that more than one start began, with how often it was begun after the first time.</summary>
    private static string AskedAgain(List<HashSet<string>> starts) => Print(
        starts.SelectMany(start => start).CountBy(key => key).Where(key => key.Value > 1).ToDictionary(key => key.Key, key => key.Value - 1));

    /// <summary>By the servers' own books: how often each trial was answered.</summary>
    private static async Task<Dictionary<string, int>> AnsweredAsync(LoopbackStudy study)
    {
        string KeyOf(string arm, FakeRequest request) =>
            $$"""{"arm":"{{arm}}","sample":"t-{{int.Parse(Row().Match(request.Body).Groups[1].ValueSpan, CultureInfo.InvariantCulture):00000}}","repeat":0}""";
        var hosted = (await study.Hosted.SettledAsync(Cancellation)).Where(request => request.Fault is null).Select(request => KeyOf("prompted", request));
        var tuned = (await study.Tuned.SettledAsync(Cancellation)).Where(request => request.Fault is null).Select(request => KeyOf("fine-tuned", request));
        return hosted.Concat(tuned).CountBy(key => key).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>What the report tells people of calls that may have been paid, per arm.</summary>
    private static string TellsOfMaybePaid(string run) => Print(MaybePaid().Matches(File.ReadAllText(Path.Combine(run, "report.md")).ReplaceLineEndings(" "))
        .ToDictionary(note => note.Groups[1].Value, note => int.Parse(note.Groups[2].ValueSpan, CultureInfo.InvariantCulture)));

    private static string ArmOf(string key) => JsonNode.Parse(key)!["arm"]!.GetValue<string>();

    private static string Print(Dictionary<string, int> counts) =>
        string.Concat(counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => FormattableString.Invariant($"{count.Key} {count.Value}\n")));

    [GeneratedRegex(@"item (\d+) speaks")]
    private static partial Regex Row();

    [GeneratedRegex(@"- (\S+): (\d+) calls were begun without a known end")]
    private static partial Regex MaybePaid();

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
