using System.Globalization;
using System.Text.Json.Nodes;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>run.cache: read_write from one run to the next.</summary>
public sealed class ResponseCacheSpecs : IDisposable
{
    private const int Items = 30;
    private const string Key = "sk-canary-5501ce77aa";

    private readonly Tool tool = new Tool().With("CANARY", Key);

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task A_second_run_makes_no_call_costs_nothing_and_has_the_same_answers()
    {
        await using var server = await ServerAsync();
        var config = Study(server);
        var first = await tool.RunAsync("run", config, "--run-id", "one", "--yes");
        first.Code.ShouldBe(0, first.Error);
        var calls = server.Count;
        calls.ShouldBe(Items + 2, "two of them are warm-ups");

        var second = await tool.RunAsync("run", config, "--run-id", "two", "--yes");

        second.Code.ShouldBe(0, second.Error);
        server.Count.ShouldBe(calls);
        var (one, two) = (Arm("one"), Arm("two"));
        two["counts"]!.ToJsonString().ShouldBe(one["counts"]!.ToJsonString());
        two["metrics"]!.ToJsonString().ShouldBe(one["metrics"]!.ToJsonString());
        one["cost"]!["total_usd"]!.GetValue<double>().ShouldBeGreaterThan(0);
        two["cost"]!["total_usd"]!.GetValue<double>().ShouldBe(0);
        two["cost"]!["per_1000_usd"].ShouldBeNull();
        (one["latency_ms"]!["n"]!.GetValue<int>(), one["latency_ms"]!["cached"]!.GetValue<int>()).ShouldBe((Items, 0));
        (two["latency_ms"]!["n"]!.GetValue<int>(), two["latency_ms"]!["cached"]!.GetValue<int>()).ShouldBe((0, Items));
        two["latency_ms"]!["p50"]!["value"].ShouldBeNull();
        two["usage"]!["output"].ShouldBeNull();
        Analysis("two")["notes"]!.AsArray().Select(note => note!.GetValue<string>())
            .ShouldContain($"asked: {Items} of {Items} answers came from the response cache; they cost nothing now, and their times and tokens stand in no figure.");
        var lines = Trials("two");
        lines.Count.ShouldBe(Items);
        lines.ShouldAllBe(line => line["cached"]!.GetValue<bool>() && line["cost_usd"]!.GetValue<decimal>() == 0 && line["attempts"]!.AsArray().Count == 0);
        // The times are those of the call that brought the answer.
        var times = Trials("one").ToDictionary(Sample, line => line["latency_ms"]!["attempt"]!.GetValue<double>());
        lines.ShouldAllBe(line => Math.Abs(line["latency_ms"]!["attempt"]!.GetValue<double>() - times[Sample(line)]) < 0.002);
        Started("two").ShouldBe(0, "no call was begun");
    }

    [Fact]
    public async Task What_differs_in_the_request_is_asked_and_what_does_not_is_not()
    {
        await using var server = await ServerAsync();
        await tool.RunAsync("run", Study(server), "--run-id", "one", "--yes");
        var calls = server.Count;

        await tool.RunAsync("run", Study(server, options: "max_output_tokens: 17"), "--run-id", "two", "--yes");
        server.Count.ShouldBe(calls + Items + 2);
        await tool.RunAsync("run", Study(server, run: ", repeats: 2"), "--run-id", "three", "--yes");
        server.Count.ShouldBe(calls + Items + 2 + Items, "the first repeat is there, the second is not");
        await tool.RunAsync("run", Study(server, cache: "off"), "--run-id", "four", "--yes");
        server.Count.ShouldBe(calls + Items + 2 + Items + Items + 2, "a run without the cache asks everything");
    }

    [Fact]
    public async Task A_failure_is_never_kept()
    {
        await using var broken = await ServerAsync(FaultPlan.Always("400"));
        var config = Study(broken);
        await tool.RunAsync("run", config, "--run-id", "one", "--yes");
        var calls = broken.Count;

        await tool.RunAsync("run", config, "--run-id", "two", "--yes");

        broken.Count.ShouldBeGreaterThan(calls);
        Directory.Exists(Path.Combine(tool.Folder, "results", ".cache")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cached_answer_takes_nothing_from_the_budget()
    {
        await using var server = await ServerAsync();
        (await tool.RunAsync("run", Study(server), "--run-id", "one", "--yes")).Code.ShouldBe(0);

        // Not one call fits into this.
        var result = await tool.RunAsync("run", Study(server, run: ", budget_usd: 0.0000001"), "--run-id", "two", "--yes");

        result.Code.ShouldBe(0, result.Error);
        Trials("two").Count.ShouldBe(Items);
    }

    [Fact]
    public async Task A_damaged_entry_is_asked_again_and_told()
    {
        await using var server = await ServerAsync();
        var config = Study(server, warmup: 0);
        await tool.RunAsync("run", config, "--run-id", "one", "--yes");
        var calls = server.Count;
        var entry = Directory.GetFiles(Path.Combine(tool.Folder, "results", ".cache"), "*.json", SearchOption.AllDirectories)[3];
        await File.WriteAllTextAsync(entry, (await File.ReadAllTextAsync(entry, TestContext.Current.CancellationToken)).Replace("alpha", "betas"), TestContext.Current.CancellationToken);

        var result = await tool.RunAsync("run", config, "--run-id", "two", "--yes");

        result.Code.ShouldBe(0, result.Error);
        server.Count.ShouldBe(calls + 1);
        result.Error.ShouldContain("1 entries of the response cache are damaged and were asked anew");
        Arm("two")["metrics"]!.ToJsonString().ShouldBe(Arm("one")["metrics"]!.ToJsonString());
    }

    [Fact]
    public async Task A_key_that_a_server_echoes_is_in_no_entry()
    {
        await using var server = await ServerAsync(FaultPlan.Always(Faults.EchoKeyInText));

        await tool.RunAsync("run", Study(server), "--run-id", "one", "--yes");

        foreach (var file in Directory.EnumerateFiles(tool.Folder, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(Key, customMessage: file);
        }
    }

    private static Task<FakeServer> ServerAsync(FaultPlan? faults = null) => FakeServer.StartAsync(
        new() { Kind = FakeServerKind.OpenAi, Faults = faults ?? FaultPlan.None, Answer = _ => "alpha" }, TestContext.Current.CancellationToken);

    private static string Sample(JsonNode line) => line["key"]!["sample"]!.GetValue<string>();

    private JsonNode Analysis(string run) => JsonNode.Parse(File.ReadAllText(Path.Combine(tool.Folder, "results", run, "analysis.json")))!;

    private JsonNode Arm(string run) => Analysis(run)["arms"]![0]!;

    private List<JsonNode> Lines(string run) =>
        [.. Directory.EnumerateFiles(Path.Combine(tool.Folder, "results", run, "trials")).SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!)];

    private List<JsonNode> Trials(string run) =>
        [.. Lines(run).Where(line => line["kind"]!.GetValue<string>() == "trial" && line["key"]!["arm"]!.GetValue<string>() == "asked")];

    private int Started(string run) => Lines(run).Count(line => line["kind"]!.GetValue<string>() == "started");

    private string Study(FakeServer server, string options = "max_output_tokens: 16", string run = "", string cache = "read_write", int warmup = 2)
    {
        string Id(int i) => i.ToString("00000", CultureInfo.InvariantCulture);
        string Label(int i) => i % 3 == 0 ? "beta" : "alpha";
        string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, Items).Select(i => row(i) + "\n"));
        tool.Write("heldout.jsonl", Rows(i => $$"""{"id":"t-{{Id(i)}}","text":"item {{i}} about {{i * 7919}}","label":"{{Label(i)}}" }"""));
        tool.Write("recorded.jsonl", Rows(i => $$"""{"id":"t-{{Id(i)}}","output":"{{Label(i)}}" }"""));
        return tool.Write("eval.yaml", $$"""
            version: 1
            name: caching
            task: {kind: classification, labels: [alpha, beta]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
              - name: asked
                role: prompted
                provider: openai
                base_url: {{server.ApiUrl}}
                api_key: ${CANARY}
                model: fake-model
                options: { {{options}} }
                limits: {concurrency: 4, attempts: 2}
                price: {as_of: 2026-11-01, input: 1, output: 2, source: test}
              - {name: recorded, role: fine-tuned, provider: replay, replay: {path: recorded.jsonl, id: id, output: output} }
            run: {warmup: {{warmup}}, cache: {{cache}}{{run}} }
            comparison: {baseline: asked, candidates: [recorded]}
            report: [json]
            """);
    }
}
