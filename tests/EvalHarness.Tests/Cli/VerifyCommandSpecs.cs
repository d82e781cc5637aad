using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EvalHarness.Cli;
using EvalHarness.Datasets;
using EvalHarness.FakeServers;
using EvalHarness.Ledger;

namespace EvalHarness.Tests.Cli;

/// <summary>A ledger that somebody edited, checksum and all: the stored answer is judged again and tells.</summary>
public sealed class VerifyCommandSpecs
{
    [Fact]
    public async Task An_untouched_run_verifies()
    {
        using var tool = await RunAsync();

        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.Done, verified.Output + verified.Error);
        verified.Output.ShouldContain("12 answers of r judged again");
    }

    [Fact]
    public async Task The_sample_that_the_README_shows_verifies_with_the_confidences_that_its_model_stated()
    {
        var (code, output, error) = await CommandLine.RunAsync(Repository.Root, "verify", "results/sample");

        code.ShouldBe(ExitCode.Done, output + error);
        output.ShouldContain("2,400 answers of sample judged again");
    }

    [Theory]
    [InlineData("output", "\"delivery\"", "its class is journalled as correct, and its answer is wrong")]
    [InlineData("output", "\" billing \"", "its exact_match is journalled as 1, and comes to 0")]
    [InlineData("class", "\"wrong\"", "its class is journalled as wrong, and its answer is correct")]
    [InlineData("parsed", "\"delivery\"", "'delivery' is journalled as read, and its answer reads 'billing'")]
    [InlineData("scores", "{\"accuracy\":{\"value\":0},\"exact_match\":{\"value\":1}}", "its accuracy is journalled as 0, and comes to 1")]
    [InlineData("sample_hash", "\"00\"", "it was asked another text")]
    public async Task One_changed_value_is_found_and_its_trial_named(string property, string value, string what)
    {
        using var tool = await RunAsync();
        Tamper(tool, "heldout-00000", line => line[property] = JsonNode.Parse(value));

        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.BadInput);
        verified.Output.ShouldContain($"prompted / heldout-00000: {what}");
        verified.Output.ShouldContain("not verified");
    }

    [Fact]
    public async Task A_forged_score_is_found_even_where_the_analysis_was_made_anew()
    {
        using var tool = await RunAsync();
        Tamper(tool, "heldout-00001", line =>
        {
            line["class"] = "correct";
            line["scores"]!["accuracy"]!["value"] = 1;
        });
        (await tool.RunAsync("analyze", "results/r")).Code.ShouldBe(ExitCode.Done);

        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.BadInput);
        verified.Output.ShouldContain("prompted / heldout-00001: its class is journalled as correct, and its answer is wrong");
        verified.Output.ShouldContain("not verified: 2 differences");
    }

    [Fact]
    public async Task A_changed_cost_is_found_by_its_tokens_and_price()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Answer = _ => "billing" }, TestContext.Current.CancellationToken);
        using var tool = await RunAsync(asked: $"{{name: prompted, role: prompted, provider: ollama, base_url: '{server.ApiUrl}', model: fake-model, price: {{input: 1, output: 2}} }}");
        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("12 answers of r judged again");

        Tamper(tool, "heldout-00003", line => line["cost_usd"] = 0.5);

        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("prompted / heldout-00003: its cost is journalled as 0.5, and its tokens cost 0.0000");
    }

    [Fact]
    public async Task A_cost_that_no_tokens_explain_is_found_by_its_figures()
    {
        using var tool = await RunAsync();
        Tamper(tool, "heldout-00000", line => line["cost_usd"] = 0.5);

        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.BadInput);
        verified.Output.ShouldContain("analysis.json.arms[0].cost.total_usd: stored null, recomputed 0.5");
    }

    [Fact]
    public async Task A_changed_label_is_found_even_with_its_hash_made_anew()
    {
        using var tool = await RunAsync();
        var path = Path.Combine(tool.Folder, "results", "r", "samples.jsonl");
        var lines = File.ReadAllLines(path);
        var sample = JsonNode.Parse(lines[0])!;
        sample["target"] = "delivery";
        Rewrite(path, lines, sample);
        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("samples.jsonl: heldout-00000 does not fit its hash");

        sample["hash"] = SampleHash.Of(sample["input"]!.GetValue<string>(), "delivery");
        Rewrite(path, lines, sample);
        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.BadInput);
        verified.Output.ShouldContain("prompted / heldout-00000: it was asked another text, or has another label");
        verified.Output.ShouldContain("prompted / heldout-00000: its class is journalled as correct, and its answer is wrong");
    }

    [Fact]
    public async Task Answers_held_to_a_schema_are_judged_by_the_schema_of_the_run()
    {
        using var tool = await RunAsync(schema: true);
        File.Delete(Path.Combine(tool.Folder, "schema.json"));
        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("12 answers of r judged again");

        Tamper(tool, "heldout-00000", line => line["output"] = "billing");
        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("its class is journalled as correct, and its answer is invalid_json");

        Directory.Delete(Path.Combine(tool.Folder, "results", "r", "schemas"), recursive: true);
        (await tool.RunAsync("verify", "results/r")).Output.ShouldContain("6 trials could not be judged again: the schema of prompted is not in the folder");
    }

    [Fact]
    public async Task Where_no_answers_are_stored_it_says_that_none_was_judged_again()
    {
        using var tool = await RunAsync(record: "hash_only");

        var verified = await tool.RunAsync("verify", "results/r");

        verified.Code.ShouldBe(ExitCode.Done, verified.Output);
        verified.Output.ShouldContain("12 trials could not be judged again: the answers are not stored (record: hash_only)");
    }

    private static void Rewrite(string path, string[] lines, JsonNode first) => File.WriteAllLines(path, [first.ToJsonString(), .. lines[1..]]);

    private static void Tamper(Tool tool, string sample, Action<JsonNode> change)
    {
        var path = Directory.EnumerateFiles(Path.Combine(tool.Folder, "results", "r", "trials")).Single();
        var lines = File.ReadAllLines(path);
        var at = Array.FindIndex(lines, line => line.Contains("\"kind\":\"trial\"", StringComparison.Ordinal)
            && line.Contains("\"prompted\"", StringComparison.Ordinal) && line.Contains($"\"{sample}\"", StringComparison.Ordinal));
        var json = JsonNode.Parse(lines[at])!.AsObject();
        json.Remove("crc");
        change(json);
        var body = json.ToJsonString()[..^1];
        lines[at] = string.Create(CultureInfo.InvariantCulture, $"{body},\"crc\":\"{Crc32C.Of(Encoding.UTF8.GetBytes(body)):x8}\"}}");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    private static async Task<Tool> RunAsync(bool schema = false, string record = "full", string? asked = null)
    {
        var tool = new Tool();
        string[] labels = ["billing", "delivery"];
        tool.Write("heldout.jsonl", string.Concat(Tickets.Rows(6).Select((row, place) =>
            $$"""{"text":"{{row.Text}}","label":"{{labels[place % 2]}}"}""" + "\n")));
        // The second answer is wrong.
        string Answer(int place) => labels[place == 1 ? 0 : place % 2];
        string Output(int place) => schema ? $$"""{\"label\":\"{{Answer(place)}}\"}""" : Answer(place);
        var answers = string.Concat(Enumerable.Range(0, 6).Select(place =>
            $$"""{"id":"heldout-{{place:00000}}","output":"{{Output(place)}}"}""" + "\n"));
        tool.Write("answers.jsonl", answers);
        tool.Write("plain.jsonl", string.Concat(Enumerable.Range(0, 6).Select(place => $$"""{"id":"heldout-{{place:00000}}","output":"{{Answer(place)}}"}""" + "\n")));
        tool.Write("schema.json", """{"type":"object","properties":{"label":{"enum":["billing","delivery"]}},"required":["label"],"additionalProperties":false}""");
        var output = schema ? "{format: json_schema, schema: schema.json}" : "{format: label}";
        var recorded = $"{{name: prompted, role: prompted, provider: replay, replay: {{path: answers.jsonl}}, price: {{input: 1, output: 2}}, output: {output} }}";
        tool.Write("study.yaml", $$"""
            version: 1
            name: study
            task: {kind: classification, labels: [billing, delivery]}
            dataset: {heldout: {path: heldout.jsonl}, fields: {input: text, target: label}, leakage: {on_near: off} }
            arms:
              - {{asked ?? recorded}}
              - {name: own, role: fine-tuned, provider: replay, replay: {path: plain.jsonl} }
            run: {record: {{record}} }
            comparison: {baseline: prompted, candidates: [own]}
            """);
        (await tool.RunAsync("run", "study.yaml", "--run-id", "r")).Code.ShouldBe(ExitCode.Done);
        return tool;
    }
}
