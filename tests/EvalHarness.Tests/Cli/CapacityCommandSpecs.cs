using System.Globalization;
using System.Text.Json;
using EvalHarness.Cli;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>A server that works on four answers at once, each for 40 ms: it cannot give more than 100 a second, whatever waits.</summary>
public sealed class CapacityCommandSpecs
{
    private const int Parallel = 4;
    private const double MostPerSecond = Parallel / 0.040;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throughput_rises_until_the_server_is_full_and_the_figures_feed_the_economics()
    {
        await using var server = await FakeServer.StartAsync(
            new() { Kind = FakeServerKind.Ollama, Parallel = Parallel, Latency = TimeSpan.FromMilliseconds(40), Answer = _ => "billing" }, Cancellation);
        using var tool = Study(server.ApiUrl);

        var before = await tool.RunAsync("economics", "study.yaml");
        var swept = await tool.RunAsync("capacity", "study.yaml", "--arm", "own", "--calls", "80");
        var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(tool.Folder, "results", "capacity", "own.json"), Cancellation)).RootElement;

        before.Error.ShouldContain("own.json is not there");
        before.Output.ShouldContain("measured capacity of the candidate arm");
        swept.Code.ShouldBe(ExitCode.Done, swept.Error);
        file.GetProperty("complete").GetBoolean().ShouldBeTrue(swept.Output);
        var levels = file.GetProperty("levels").EnumerateArray().ToList();
        levels.Max(Rate).ShouldBeGreaterThan(Rate(levels[0]));
        levels.ShouldAllBe(level => Rate(level) <= 1.1 * MostPerSecond);
        levels.ShouldAllBe(level => level.GetProperty("calls").GetInt32() == 80);
        var point = file.GetProperty("operating_point");
        // Which load that is depends on the machine's own load; that it is nearly the best, and the least such, does not.
        var chosen = levels.First(level => Rate(level) >= 0.95 * levels.Max(Rate));
        point.GetProperty("concurrency").GetInt32().ShouldBe(chosen.GetProperty("concurrency").GetInt32(), swept.Output);
        var rate = point.GetProperty("requests_per_second").GetDouble();
        point.GetProperty("usd_per_1000").GetDouble().ShouldBe(3.6 / (rate * 3.6), 1e-9);
        point.GetProperty("usd_per_1000_planned").GetDouble().ShouldBe(2 / rate, 1e-9);
        levels[0].GetProperty("server").GetProperty("generate_p50_ms").GetProperty("value").GetDouble().ShouldBe(30, 0.01);
        swept.Output.ShouldContain("Plan with ");

        // 200 million calls a month are 76 a second: at half use that takes more than one instance of at most 110.
        var after = await tool.RunAsync("economics", "study.yaml", "--set", "calls_per_month=200000000");
        after.Error.ShouldNotContain("own.json");
        var instances = (int)Math.Ceiling(200e6 / (30.4 * 86_400) / (0.5 * Math.Round(rate, 4)));
        after.Output.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"${instances * 3.6 * 730:N2} a month"));
    }

    [Fact]
    public async Task A_latency_limit_ends_the_sweep_and_the_operating_point_keeps_it()
    {
        await using var server = await FakeServer.StartAsync(
            new() { Kind = FakeServerKind.Ollama, Parallel = 1, Latency = TimeSpan.FromMilliseconds(60), Answer = _ => "billing" }, Cancellation);
        using var tool = Study(server.ApiUrl);

        var swept = await tool.RunAsync("capacity", "study.yaml", "--arm", "own", "--calls", "20", "--p95-ms", "110", "--json");
        var file = JsonDocument.Parse(swept.Output).RootElement;

        swept.Code.ShouldBe(ExitCode.Done, swept.Error);
        // Two at once take 120 ms each, so the second level passes the limit on any machine; a busy one may pass it alone.
        var p95 = file.GetProperty("levels").EnumerateArray().Select(level => level.GetProperty("p95_ms").GetProperty("value").GetDouble()).ToList();
        p95.Count.ShouldBeLessThanOrEqualTo(2);
        p95[^1].ShouldBeGreaterThan(110);
        p95[..^1].ShouldAllBe(value => value <= 110);
        file.GetProperty("ended").GetString()!.ShouldStartWith("p95 passed 110 ms at ");
        (file.GetProperty("operating_point").ValueKind == JsonValueKind.Object).ShouldBe(p95.Count == 2);

        var never = await tool.RunAsync("capacity", "study.yaml", "--arm", "own", "--calls", "20", "--p95-ms", "5");
        never.Code.ShouldBe(ExitCode.Done);
        never.Output.ShouldContain("No load kept p95 within 5 ms");
        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldContain("holds no operating point");
    }

    [Fact]
    public async Task A_dead_server_ends_with_3_and_leaves_no_file()
    {
        using var tool = Study("http://127.0.0.1:9");

        var swept = await tool.RunAsync("capacity", "study.yaml", "--arm", "own");

        swept.Code.ShouldBe(ExitCode.ProviderError);
        swept.Error.ShouldContain("Nothing was measured");
        Directory.Exists(Path.Combine(tool.Folder, "results")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_dies_in_mid_sweep_leaves_what_was_measured_marked_incomplete()
    {
        var calls = 0;
        await using var server = await FakeServer.StartAsync(new()
        {
            Kind = FakeServerKind.Ollama, Answer = _ => "billing", FaultOfBody = _ => Interlocked.Increment(ref calls) > 40 ? Faults.ResetBefore : null,
        }, Cancellation);
        using var tool = Study(server.ApiUrl);

        var swept = await tool.RunAsync("capacity", "study.yaml", "--arm", "own", "--calls", "20", "--json");
        var file = JsonDocument.Parse(swept.Output).RootElement;

        swept.Code.ShouldBe(ExitCode.ProviderError);
        file.GetProperty("complete").GetBoolean().ShouldBeFalse();
        file.GetProperty("levels")[0].GetProperty("complete").GetBoolean().ShouldBeTrue();
        file.TryGetProperty("operating_point", out var point).ShouldBeTrue();
        point.ValueKind.ShouldBe(JsonValueKind.Null);
        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldContain("holds no operating point");
    }

    [Theory]
    [InlineData("--arm own2", "no arm is called so; there are prompted, own")]
    [InlineData("--arm prompted", "recorded answers have no server")]
    [InlineData("--arm own --calls 19", "--calls needs at least 20")]
    [InlineData("--arm own --max-concurrency 0", "--max-concurrency needs at least 1")]
    public async Task A_request_that_cannot_be_carried_out_is_refused(string options, string message)
    {
        using var tool = Study("http://127.0.0.1:9");

        var swept = await tool.RunAsync(["capacity", "study.yaml", .. options.Split(' ')]);

        swept.Code.ShouldBe(ExitCode.BadInput);
        swept.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_host_elsewhere_is_asked_for_before_it_is_paid()
    {
        using var tool = new Tool { Typed = "n\n" };
        Write(tool, "http://gpu.example:11434", "requests_per_second: 1");

        var swept = await tool.RunAsync("capacity", "study.yaml", "--arm", "own");

        swept.Code.ShouldBe(ExitCode.Interrupted);
        swept.Error.ShouldContain("calls to gpu.example, of unknown cost");
        swept.Error.ShouldContain("nothing was asked");
    }

    [Fact]
    public async Task A_capacity_of_another_model_is_not_used()
    {
        using var tool = Study("http://127.0.0.1:9");
        tool.Write("results/capacity/own.json", """{"v":1,"complete":true,"model":"my-7b:v2","operating_point":{"requests_per_second":5}}""");

        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldContain("was measured with model my-7b:v2, not my-7b:v3");
        tool.Write("results/capacity/own.json", """{"v":1,"complete":false,"model":"my-7b:v3","operating_point":{"requests_per_second":5}}""");
        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldContain("was interrupted");
        tool.Write("results/capacity/own.json", "{");
        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldContain("cannot be read");
        tool.Write("results/capacity/own.json", """{"v":1,"complete":true,"model":"my-7b:v3","operating_point":{"requests_per_second":5}}""");
        (await tool.RunAsync("economics", "study.yaml")).Error.ShouldBeEmpty();
    }

    private static double Rate(JsonElement level) => level.GetProperty("requests_per_second").GetProperty("value").GetDouble();

    private static Tool Study(string url) => Write(new Tool(), url, "requests_per_second: measured, measured_from: results/capacity/own.json");

    private static Tool Write(Tool tool, string url, string capacity)
    {
        var rows = Tickets.Rows(30).ToList();
        tool.Write("heldout.csv", "text,label\n" + string.Concat(rows.Select(row => $"\"{row.Text}\",\"{row.Label}\"\n")));
        tool.Write("answers.jsonl", """{"id":"heldout-00000","output":"billing"}""" + "\n");
        tool.Write("study.yaml", $$"""
            version: 1
            name: study
            task: {kind: classification, labels: [billing, delivery, "technical, other"]}
            dataset: {heldout: {path: heldout.csv}, fields: {input: text, target: label} }
            arms:
              - {name: prompted, role: prompted, provider: replay, replay: {path: answers.jsonl}, price: {input: 1, output: 1}, expected_call: {input_tokens: 100} }
              - name: own
                role: fine-tuned
                provider: ollama
                base_url: "{{url}}"
                model: my-7b:v3
                options: {max_output_tokens: 8}
                host: {usd_per_hour: 3.6, utilisation: 0.5, {{capacity}} }
            comparison: {baseline: prompted, candidates: [own]}
            economics: {calls_per_month: 1000, cost_per_error: 1, upfront: 1, maintenance_per_year: 0}
            """);
        return tool;
    }
}
