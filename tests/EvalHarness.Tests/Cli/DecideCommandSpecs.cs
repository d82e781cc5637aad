using System.Text.Json;
using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

public sealed class DecideCommandSpecs
{
    private const string Facts = "  facts: {task_changes: yearly,   # from the product owner\n          data_may_leave: true, prompt_examples: 12, chain_of_thought: true, structured_output: true}";

    [Fact]
    public async Task Ask_writes_the_answers_into_the_config_and_the_card_knows_them()
    {
        using var tool = await RunAsync("maybe\ntrue\n\n");

        var asked = await tool.RunAsync("decide", "results/r", "--ask", "--config", "study.yaml");

        asked.Code.ShouldBe(ExitCode.Done, asked.Error);
        asked.Error.ShouldContain("retrieval_tried: was retrieval tried and ruled out? (true, false;");
        asked.Error.ShouldContain("'maybe' is none of: true, false");
        var text = await File.ReadAllTextAsync(Path.Combine(tool.Folder, "study.yaml"), TestContext.Current.CancellationToken);
        text.ShouldContain("  facts: {retrieval_tried: true, task_changes: yearly,   # from the product owner\n          data_may_leave: true, prompt_examples: 12,");
        asked.Output.ShouldContain("retrieval\\_tried is true");
        (await tool.RunAsync("validate", "study.yaml")).Code.ShouldBe(ExitCode.Done);
        (await tool.RunAsync("decide", "results/r")).Output.ShouldContain("retrieval\\_tried is true");
    }

    [Fact]
    public async Task Ask_without_a_config_keeps_the_answers_with_the_run_and_says_so()
    {
        using var tool = await RunAsync("true\n");
        var before = await File.ReadAllTextAsync(Path.Combine(tool.Folder, "study.yaml"), TestContext.Current.CancellationToken);

        var asked = await tool.RunAsync("decide", "results/r", "--ask");

        asked.Error.ShouldContain("kept with the run alone");
        asked.Output.ShouldContain("retrieval\\_tried is true");
        (await File.ReadAllTextAsync(Path.Combine(tool.Folder, "study.yaml"), TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task Ask_is_for_a_terminal()
    {
        using var tool = await RunAsync(typed: null);

        var asked = await tool.RunAsync("decide", "results/r", "--ask");

        asked.Code.ShouldBe(ExitCode.BadInput);
        asked.Error.ShouldContain("Write the facts under decision.facts of the config instead: retrieval_tried,");
    }

    [Fact]
    public async Task The_config_of_another_study_is_not_touched()
    {
        using var tool = await RunAsync("true\n");
        tool.Write("other.yaml", "version: 1\nname: other\n");

        var asked = await tool.RunAsync("decide", "results/r", "--ask", "--config", "other.yaml");

        asked.Code.ShouldBe(ExitCode.BadInput);
        asked.Error.ShouldContain("not the config of study");
    }

    [Fact]
    public async Task Another_policy_is_looked_at_and_changes_nothing()
    {
        using var tool = await RunAsync(typed: null);

        var looked = await tool.RunAsync("decide", "results/r", "--policy", "three-gates");

        looked.Code.ShouldBe(ExitCode.Done, looked.Error);
        looked.Error.ShouldContain("as three-gates would decide; the run's own policy is merged");
        looked.Output.ShouldContain("rarer\\_than\\_quarterly");
        Decision(tool).GetProperty("policy").GetString().ShouldBe("merged");
    }

    [Fact]
    public async Task A_policy_with_a_reason_becomes_the_runs_own_and_the_reason_stands_on_the_card()
    {
        using var tool = await RunAsync(typed: null);

        var declared = await tool.RunAsync("decide", "results/r", "--policy", "three-gates", "--reason", "the board asked for it");

        declared.Code.ShouldBe(ExitCode.Done, declared.Error);
        declared.Output.ShouldContain("policy changed after the run: the board asked for it");
        Decision(tool).GetProperty("policy").GetString().ShouldBe("three-gates");
        Decision(tool).GetProperty("verdict").GetString().ShouldNotBe("INVALID");

        // The same text without a reason is evidence that was bent afterwards.
        File.Delete(Path.Combine(tool.Folder, "results", "r", "policy-change.json"));
        (await tool.RunAsync("decide", "results/r")).Output.ShouldContain("The results cannot be trusted");
        (await tool.RunAsync("gate", "results/r")).Code.ShouldBe(ExitCode.InvalidEvidence);
    }

    [Theory]
    [InlineData("--policy three-gate", "no shipped policy is called so")]
    [InlineData("--policy mine.yaml", "mine.yaml")]
    [InlineData("--reason why", "name that policy with --policy")]
    public async Task What_cannot_be_done_is_refused(string options, string message)
    {
        using var tool = await RunAsync(typed: null);

        var refused = await tool.RunAsync(["decide", "results/r", .. options.Split(' ')]);

        refused.Code.ShouldBe(ExitCode.BadInput);
        refused.Error.ShouldContain(message);
    }

    [Fact]
    public async Task The_economics_of_a_run_take_its_measured_gain_and_may_be_asked_what_if()
    {
        using var tool = await RunAsync(typed: null);

        var plain = await tool.RunAsync("economics", "results/r");
        var whatIf = await tool.RunAsync("economics", "results/r", "--set", "upfront=5000", "--json");

        plain.Code.ShouldBe(ExitCode.Done, plain.Error);
        plain.Output.ShouldContain("own against prompted, 30,000 calls a month, 24 months, gain +16.7 points");
        plain.Output.ShouldContain("upfront        $1,000.00");
        // 1/6 fewer errors of $1 on 30,000 calls: $5,000 a month; prompted's tokens are unpriced at $0, the host costs $73.
        JsonDocument.Parse(whatIf.Output).RootElement[0].GetProperty("upfront").GetDouble().ShouldBe(5000);
        (await tool.RunAsync("economics", "results/r", "--set", "gain=0.1")).Code.ShouldBe(ExitCode.BadInput);
    }

    private static JsonElement Decision(Tool tool) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(tool.Folder, "results", "r", "decision.json"))).RootElement.GetProperty("decision");

    private static async Task<Tool> RunAsync(string? typed)
    {
        var tool = new Tool { Typed = typed };
        string[] labels = ["billing", "delivery"];
        tool.Write("heldout.jsonl", string.Concat(Tickets.Rows(60).Select((row, place) => $$"""{"text":"{{row.Text}}","label":"{{labels[place % 2]}}"}""" + "\n")));
        string Answers(Func<int, bool> right) => string.Concat(Enumerable.Range(0, 60).Select(place =>
            $$"""{"id":"heldout-{{place:00000}}","output":"{{labels[right(place) ? place % 2 : 1 - (place % 2)]}}"}""" + "\n"));
        tool.Write("prompted.jsonl", Answers(place => place >= 12));
        tool.Write("own.jsonl", Answers(place => place >= 2));
        tool.Write("study.yaml", $$"""
            # our study
            version: 1
            name: study
            task: {kind: classification, labels: [billing, delivery]}
            dataset: {heldout: {path: heldout.jsonl}, fields: {input: text, target: label}, leakage: {on_near: off} }
            arms:
              - {name: prompted, role: prompted, provider: replay, replay: {path: prompted.jsonl}, price: {input: 1, output: 1}, expected_call: {input_tokens: 100} }
              - {name: own, role: fine-tuned, provider: replay, replay: {path: own.jsonl}, host: {usd_per_hour: 0.1, requests_per_second: 9} }
            comparison: {baseline: prompted, candidates: [own]}
            economics: {calls_per_month: 30000, cost_per_error: 1, upfront: 1000, maintenance_per_year: 0}
            decision:
              policy: merged
            {{Facts}}
            """);
        var run = await tool.RunAsync("run", "study.yaml", "--run-id", "r", "--yes");
        run.Code.ShouldBe(ExitCode.Done, run.Error);
        return tool;
    }
}
