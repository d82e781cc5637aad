using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>pin, compare and gate as a nightly job uses them: the real tool, every exit code, answers decided item by item.</summary>
public sealed class NightlyRegressionSpecs : IDisposable
{
    private const int Items = 1_200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_night_meets_is_warned_of_or_fails_its_pin_and_the_new_version_meets_the_old_by_role()
    {
        await AskAsync("monday", Study("v3"));
        var pin = await CliAsync("pin", "results/monday", "--out", "baseline.jsonl");
        pin.ExitCode.ShouldBe(0, pin.Error);
        pin.Output.ShouldContain("Pinned 1,200 items of monday to baseline.jsonl");
        var pinned = await File.ReadAllTextAsync(Path.Combine(folder.Path, "baseline.jsonl"), TestContext.Current.CancellationToken);
        pinned.ShouldNotContain("speaks of");
        pinned.ShouldNotContain("alpha");
        pinned.Split('\n').Length.ShouldBe(1 + Items + 1);

        // 8 lost and 3 won: one-sided mid-p 0.08. 11 and 3: 0.02. 20 and 3: 0.0001.
        await AskAsync("quiet", Study("v4", broken: 8, won: 3), "--arm", "v4");
        await AskAsync("warned", Study("v4", broken: 11, won: 3), "--arm", "v4");
        await AskAsync("worse", Study("v4", broken: 20, won: 3), "--arm", "v4");

        var quiet = await GateAsync("quiet");
        quiet.ExitCode.ShouldBe(0, quiet.Error);
        quiet.Error.ShouldContain("gate no_regression: met");
        quiet.Error.ShouldNotContain("warning");
        quiet.Output.ShouldContain("fine-tuned: v4 now, v3 then: no alarm");
        quiet.Output.ShouldContain("prompted: not asked in both runs");
        quiet.Output.ShouldContain("finds a drop of");

        var warned = await GateAsync("warned");
        warned.ExitCode.ShouldBe(0, warned.Error);
        warned.Error.ShouldContain("met, with a warning");

        var worse = await GateAsync("worse");
        worse.ExitCode.ShouldBe(100, worse.Error);
        worse.Error.ShouldContain("NOT MET");
        worse.Output.ShouldContain("ALARM");
        worse.Output.ShouldContain("fixed 3, broke 20");

        var json = JsonNode.Parse((await GateAsync("worse", "--json")).Output)!;
        json["heldout_uses"]!.GetValue<int>().ShouldBe(4);
        var role = json["comparison"]!["roles"]!.AsArray().ShouldHaveSingleItem()!;
        role["outcome"]!.GetValue<string>().ShouldBe("alarm");
        role["broke"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(Enumerable.Range(0, Items).Where(row => row % 6 != 0).Take(20).Select(Id));

        var look = await CliAsync("compare", "baseline.jsonl", "results/worse");
        look.ExitCode.ShouldBe(0, "looking never fails a build");
        look.Output.ShouldContain("ALARM");
        look.Output.ShouldContain("stands in 4 run(s) of this results folder");
        (await CliAsync("compare", "results/monday", "results/worse")).Output.ShouldContain("fixed 3, broke 20");

        // The run's own report counts the uses too, and its analysis stays the same bytes whatever else the folder holds.
        (await CliAsync("analyze", "results/monday")).Output.ShouldContain("stands in 4 runs");
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "results", "monday", "report.md"), TestContext.Current.CancellationToken))
            .ShouldContain("stands in 4 runs of its results folder");
    }

    [Fact]
    public async Task Too_few_items_cannot_tell_and_say_what_they_could_have_told()
    {
        await AskAsync("monday", Study("v3"), "--limit", "60");
        await AskAsync("tuesday", Study("v4"), "--limit", "60", "--arm", "v4");

        var gate = await GateAsync("tuesday", against: "results/monday");

        gate.ExitCode.ShouldBe(101, gate.Error);
        gate.Error.ShouldContain("cannot be told with these items");
        gate.Output.ShouldContain("finds a drop of");
    }

    [Fact]
    public async Task A_dead_endpoint_is_exit_3_and_never_a_regression()
    {
        await AskAsync("monday", Study("v3"), "--limit", "100");
        await CliAsync("pin", "results/monday", "--out", "baseline.jsonl");
        var dead = Study("v4").Replace(
            "provider: replay, replay: {path: v4.jsonl}",
            "provider: openai, base_url: http://127.0.0.1:9/v1, model: gone, limits: {attempts: 1}", StringComparison.Ordinal);
        var run = await CliAsync("run", folder.Write("eval.yaml", dead), "--run-id", "tuesday", "--limit", "100", "--arm", "v4");
        run.ExitCode.ShouldBe(3, run.Output);

        var gate = await GateAsync("tuesday");

        gate.ExitCode.ShouldBe(3, gate.Error);
        gate.Error.ShouldContain("that is no regression");
        gate.Output.ShouldNotContain("ALARM", Case.Sensitive);
        var empty = await CliAsync("pin", "results/tuesday", "--out", "nothing.jsonl");
        empty.ExitCode.ShouldBe(4, empty.Error);
        File.Exists(Path.Combine(folder.Path, "nothing.jsonl")).ShouldBeFalse();
    }

    [Fact]
    public async Task Runs_without_a_common_role_select_nothing()
    {
        await AskAsync("monday", Study("v3"), "--limit", "60", "--arm", "v3");
        await AskAsync("tuesday", Study("v3"), "--limit", "60", "--arm", "prompted");

        var gate = await GateAsync("tuesday", against: "results/monday");

        gate.ExitCode.ShouldBe(4, gate.Error);
        gate.Error.ShouldContain("no arm of one role was asked in both runs");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_bad_input_and_says_so()
    {
        await AskAsync("monday", Study("v3"), "--limit", "60");
        folder.Write("cut.jsonl", "{\"v\":1");

        var nowhere = await GateAsync("monday", against: "nowhere.jsonl");
        var cut = await GateAsync("monday", against: "cut.jsonl");
        var alone = await CliAsync("gate", "results/monday", "--require", "no_regression");
        var noRun = await CliAsync("pin", "results/sunday", "--out", "baseline.jsonl");

        (nowhere.ExitCode, cut.ExitCode, alone.ExitCode, noRun.ExitCode).ShouldBe((2, 2, 2, 2));
        nowhere.Error.ShouldContain("neither a pin nor a run's folder");
        cut.Error.ShouldContain("cut.jsonl");
        alone.Error.ShouldContain("belong together");
    }

    [Fact]
    public async Task Items_that_do_not_match_are_reported_and_left_out()
    {
        await AskAsync("monday", Study("v3"));
        // Five items are gone, five are new, three were edited.
        folder.Write("heldout.jsonl", Heldout(Enumerable.Range(5, Items), row => row < 8 ? "now" : ""));
        await AskAsync("tuesday", Study("v4", heldout: false, rows: Items + 5), "--arm", "v4");

        var gate = await GateAsync("tuesday", against: "results/monday");

        gate.ExitCode.ShouldBe(0, gate.Error);
        gate.Output.ShouldContain("the held-out file has changed");
        gate.Output.ShouldContain("5 items only in the earlier run: t-00000");
        gate.Output.ShouldContain("5 items only in the later run: t-01200");
        gate.Output.ShouldContain("3 items edited in between: t-00005, t-00006, t-00007");
        gate.Output.ShouldContain("n = 1,192");
    }

    [Theory]
    [InlineData("meaningful", 0, 150, 0)]
    [InlineData("meaningful", 150, 0, 100)]
    [InlineData("meaningful", 20, 20, 100)]         // equivalent: nothing that matters
    [InlineData("meaningful", 18, 41, 101)]         // better, by an unresolved amount
    [InlineData("not_worse", 18, 41, 0)]
    [InlineData("not_worse", 41, 18, 100)]
    public async Task The_gate_of_one_run_gives_its_verdict_as_an_exit_code(string require, int broken, int won, int code)
    {
        await AskAsync("r", Study("tuned", broken, won));

        var gate = await CliAsync("gate", "results/r", "--require", require);

        gate.ExitCode.ShouldBe(code, gate.Output + gate.Error);
    }

    [Fact]
    public async Task A_run_that_is_not_complete_is_no_evidence()
    {
        await AskAsync("r", Study("tuned"), "--arm", "tuned");

        var gate = await CliAsync("gate", "results/r", "--require", "meaningful");

        gate.ExitCode.ShouldBe(102, gate.Output);
        gate.Error.ShouldContain("not complete");
    }

    private static string Id(int row) => string.Create(CultureInfo.InvariantCulture, $"t-{row:00000}");

    private static string Label(int row) => row % 2 == 0 ? "alpha" : "beta";

    private static string Heldout(IEnumerable<int> rows, Func<int, string> more) => string.Concat(rows.Select(row =>
        $$"""{"id":"{{Id(row)}}","text":"item {{row}} speaks of {{Label(row)}} matters {{more(row)}}","label":"{{Label(row)}}"}""" + "\n"));

    /// <summary>
    /// Writes both arms' answers and returns the config. The prompted arm is wrong on every sixth item; the fine-tuned one too, but
    /// for the first <paramref name="won"/> of those, and on the first <paramref name="broken"/> of the others.
    /// </summary>
    private string Study(string tuned, int broken = 0, int won = 0, bool heldout = true, int rows = Items)
    {
        if (heldout)
        {
            folder.Write("heldout.jsonl", Heldout(Enumerable.Range(0, rows), _ => ""));
        }
        folder.Write("prompted.jsonl", Answers(rows, row => row % 6 != 0));
        folder.Write($"{tuned}.jsonl", Answers(rows, row => row % 6 != 0 ? row - (row / 6) - 1 >= broken : row / 6 < won));
        return $$"""
            version: 1
            name: nightly
            task: {kind: classification, labels: [alpha, beta]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
              - {name: prompted, role: prompted, provider: replay, replay: {path: prompted.jsonl} }
              - {name: {{tuned}}, role: fine-tuned, provider: replay, replay: {path: {{tuned}}.jsonl} }
            comparison: {baseline: prompted, candidates: [{{tuned}}], margin: 0.03}
            """;
    }

    private static string Answers(int rows, Func<int, bool> isRight) => string.Concat(Enumerable.Range(0, rows).Select(row =>
        $$"""{"id":"{{Id(row)}}","output":"{{Label(isRight(row) ? row : row + 1)}}"}""" + "\n"));

    private async Task AskAsync(string name, string config, params string[] more)
    {
        var run = await CliAsync(["run", folder.Write("eval.yaml", config), "--run-id", name, .. more]);
        // 3: an arm that was not asked tonight has no answer to compare; its pin has.
        (run.ExitCode == 0 || (run.ExitCode == 3 && more.Contains("--arm"))).ShouldBeTrue(run.Error);
    }

    private Task<CliResult> GateAsync(string run, string more = "", string against = "baseline.jsonl") =>
        CliAsync(["gate", $"results/{run}", "--against", against, "--require", "no_regression", .. more.Length == 0 ? [] : new[] { more }]);

    private Task<CliResult> CliAsync(params string[] arguments) => CliProcess.RunAsync(folder.Path, arguments);
}
