using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalHarness.Tests.Cli;

/// <summary>run --stop-early from the command line to the report.</summary>
public sealed class StopEarlySpecs : IDisposable
{
    private const int Items = 600;

    private readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task A_run_with_a_large_gap_stops_and_shows_the_interval_that_holds_at_every_look()
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40);

        var result = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        result.Code.ShouldBe(0, result.Error);
        result.Error.ShouldContain("stopped early after ");
        var analysis = Analysis();
        var comparison = analysis["comparisons"]![0]!;
        var sequence = comparison["confidence_sequence"]!;
        var at = sequence["stopped_at"]!.GetValue<int>();
        at.ShouldBeInRange(20, Items / 2);
        sequence["n_max"]!.GetValue<int>().ShouldBe(Items);
        sequence["alpha"]!.GetValue<double>().ShouldBe(0.01);
        sequence["n"]!.GetValue<int>().ShouldBe(at);
        sequence["method"]!.GetValue<string>().ShouldBe("confidence sequence");
        sequence["lower"]!.GetValue<double>().ShouldBeGreaterThan(0.03);
        comparison["difference"]!["lower"]!.GetValue<double>().ShouldBe(sequence["lower"]!.GetValue<double>());
        comparison["difference"]!["upper"]!.GetValue<double>().ShouldBe(sequence["upper"]!.GetValue<double>());
        comparison["verdict"]!.GetValue<string>().ShouldBe("MEANINGFULLY_BETTER");
        comparison["p_value"]!["method"]!.GetValue<string>().ShouldBe("e-value, valid at any stop");
        comparison["pending"]!.GetValue<int>().ShouldBe(0);
        analysis["complete"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var arm in analysis["arms"]!.AsArray())
        {
            var counts = arm!["counts"]!;
            (counts["pending"]!.GetValue<int>(), counts["not_needed"]!.GetValue<int>()).ShouldBe((0, Items - at));
            arm["metrics"]!["accuracy"]!["n"]!.GetValue<int>().ShouldBe(at);
        }

        result.Output.ReplaceLineEndings(" ").ShouldContain($"stopped early after {at} of {Items} items");
        (await File.ReadAllTextAsync(Path.Combine(Run, "decision.md"), TestContext.Current.CancellationToken)).ShouldContain("leans away from zero");
        (await File.ReadAllTextAsync(Path.Combine(Run, "report.md"), TestContext.Current.CancellationToken)).ShouldContain("holds at every look");
        (await File.ReadAllTextAsync(Path.Combine(Run, "manifest.json"), TestContext.Current.CancellationToken)).ShouldContain("\"stopped_early\"");
        (await tool.RunAsync("verify", Run)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_stopped_run_is_finished_and_asks_nothing_again()
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40);
        (await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes")).Code.ShouldBe(0);
        var segments = Directory.GetFiles(Path.Combine(Run, "trials"));
        var before = await File.ReadAllTextAsync(Path.Combine(Run, "analysis.json"), TestContext.Current.CancellationToken);

        var again = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        again.Code.ShouldBe(0, again.Error);
        again.Error.ShouldContain("r is finished: nothing is left to ask.");
        Directory.GetFiles(Path.Combine(Run, "trials")).ShouldBe(segments);
        (await File.ReadAllTextAsync(Path.Combine(Run, "analysis.json"), TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task A_run_that_comes_to_its_end_is_decided_at_what_is_left_of_the_level()
    {
        var config = Study(baselineWrong: 12, candidateWrong: 17);

        var result = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        result.Code.ShouldBe(0, result.Error);
        var comparison = Analysis()["comparisons"]![0]!;
        comparison["n"]!.GetValue<int>().ShouldBe(Items);
        comparison["alpha"]!.GetValue<double>().ShouldBe(0.04);
        comparison["confidence_sequence"].ShouldBeNull();
        var table = comparison["table"]!;
        var gate = EvalHarness.Statistics.GateInterval.Interval(table["only_candidate"]!.GetValue<int>(), table["only_baseline"]!.GetValue<int>(), Items, 0.04);
        comparison["difference"]!["lower"]!.GetValue<double>().ShouldBe(gate.Lower, 1e-12);
        comparison["difference"]!["upper"]!.GetValue<double>().ShouldBe(gate.Upper, 1e-12);
    }

    [Theory]
    [InlineData("--stop-early", "")]
    [InlineData("", "--stop-early")]
    public async Task Whether_a_run_may_stop_is_fixed_by_its_first_start(string first, string then)
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40);
        await tool.RunAsync([.. new[] { "run", config, "--run-id", "r", "--yes", first }.Where(word => word.Length > 0)]);

        var changed = await tool.RunAsync([.. new[] { "run", config, "--run-id", "r", "--yes", then }.Where(word => word.Length > 0)]);

        changed.Code.ShouldBe(2);
        changed.Error.ShouldContain("planned otherwise");
        changed.Error.ShouldContain("stop_early: was ");
    }

    [Theory]
    [InlineData("metric: macro_f1", "repeats: 1", "no mean over items")]
    [InlineData("metric: accuracy", "repeats: 2", "whole rounds")]
    public async Task What_the_rule_does_not_hold_for_is_refused_before_anything_is_asked(string metric, string repeats, string reason)
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40, comparison: metric, run: repeats);

        var result = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        result.Code.ShouldBe(2, result.Error);
        result.Error.ShouldContain(reason);
        Directory.Exists(Run).ShouldBeFalse();
    }

    [Fact]
    public async Task Items_in_groups_are_bet_on_by_group_and_stop_at_the_end_of_one()
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40, fields: ", cluster: family");

        var result = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        result.Code.ShouldBe(0, result.Error);
        var sequence = Analysis()["comparisons"]![0]!["confidence_sequence"]!;
        sequence["method"]!.GetValue<string>().ShouldBe("confidence sequence over group means");
        (sequence["stopped_at"]!.GetValue<int>() % 2).ShouldBe(0, "every group has two items");
    }

    [Fact]
    public async Task Several_candidates_share_the_level_and_all_have_an_interval_that_holds()
    {
        var config = Study(baselineWrong: 3, candidateWrong: 40, third: true);

        var result = await tool.RunAsync("run", config, "--run-id", "r", "--stop-early", "--yes");

        result.Code.ShouldBe(0, result.Error);
        var comparisons = Analysis()["comparisons"]!.AsArray();
        comparisons.Count.ShouldBe(2);
        comparisons.ShouldAllBe(comparison => comparison!["confidence_sequence"]!["alpha"]!.GetValue<double>() == 0.005);
        comparisons[0]!["confidence_sequence"]!["stopped_at"]!.GetValue<int>()
            .ShouldBe(comparisons[1]!["confidence_sequence"]!["stopped_at"]!.GetValue<int>());
    }

    private string Run => Path.Combine(tool.Folder, "results", "r");

    private JsonNode Analysis() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "analysis.json")))!;

    // Every so-manieth answer of an arm is wrong.
    private string Study(int baselineWrong, int candidateWrong, string comparison = "metric: accuracy", string run = "repeats: 1", string fields = "", bool third = false)
    {
        string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, Items).Select(i => row(i) + "\n"));
        string Label(int i) => i % 2 == 0 ? "alpha" : "beta";
        string Other(int i) => Label(i + 1);
        string Id(int i) => i.ToString("00000", CultureInfo.InvariantCulture);
        tool.Write("heldout.jsonl", Rows(i => $$"""{"id":"t-{{Id(i)}}","text":"item {{i}} about {{i * 7919}}","label":"{{Label(i)}}","family":"f{{i / 2}}" }"""));
        string Outputs(string name, int wrong) => tool.Write(name, Rows(i => $$"""{"id":"t-{{Id(i)}}","output":"{{(i % wrong == 0 ? Other(i) : Label(i))}}" }"""));
        Outputs("baseline.jsonl", baselineWrong);
        Outputs("candidate.jsonl", candidateWrong);
        var more = third ? "\n  - {name: second, role: fine-tuned, provider: replay, replay: {path: candidate.jsonl, id: id, output: output}}" : "";
        return tool.Write("eval.yaml", $$"""
            version: 1
            name: stopping
            task: {kind: classification, labels: [alpha, beta]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label{{fields}} }
              leakage: {on_near: off}
            arms:
              - {name: prompted, role: prompted, provider: replay, replay: {path: baseline.jsonl, id: id, output: output} }
              - {name: fine-tuned, role: fine-tuned, provider: replay, replay: {path: candidate.jsonl, id: id, output: output} }{{more}}
            run: {warmup: 0, {{run}} }
            comparison: {baseline: prompted, candidates: all, margin: 0.03, {{comparison}} }
            report: [json, markdown]
            """);
    }
}
