using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>The README's first command, as a newcomer types it, and what one does next.</summary>
public sealed class MainJobSpecs : IDisposable
{
    private static readonly string Config = Path.Combine(Repository.Root, "eval-configs", "procurement-documents.yaml");

    private readonly TemporaryFolder folder = new();

    private string Run => Path.Combine(folder.Path, "results", "r");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_command_compares_two_embedded_arms_on_1200_items()
    {
        var result = await CliProcess.RunAsync(folder.Path, "run", Config, "--run-id", "r");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        result.Output.ShouldContain("fine-tuned against prompted");
        var analysis = Analysis();
        analysis["dataset"]!["n"]!.GetValue<int>().ShouldBe(1200);
        foreach (var arm in analysis["arms"]!.AsArray())
        {
            var counts = arm!["counts"]!.AsObject();
            counts["planned"]!.GetValue<int>().ShouldBe(1200);
            counts.Where(count => count.Key != "planned").Sum(count => count.Value!.GetValue<int>()).ShouldBe(1200);
            arm["metrics"]!["accuracy"]!["value"]!.GetValue<double>().ShouldBeInRange(0.80, 0.97);
        }
        var comparison = analysis["comparisons"]![0]!;
        comparison["table"]!.AsObject().Sum(cell => cell.Value!.GetValue<int>()).ShouldBe(1200);
        foreach (var file in new[] { "plan.json", "samples.jsonl", "prompts.jsonl", "manifest.json", "report.md", "summary.txt", "items.csv", "summary.csv" })
        {
            File.Exists(Path.Combine(Run, file)).ShouldBeTrue(file);
        }
        File.ReadLines(Path.Combine(Run, "summary.txt")).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_finished_run_says_so_and_its_analysis_is_the_same_bytes_again()
    {
        await CliProcess.RunAsync(folder.Path, "run", Config, "--run-id", "r", "--limit", "100");
        var first = await File.ReadAllBytesAsync(Path.Combine(Run, "analysis.json"), TestContext.Current.CancellationToken);

        var again = await CliProcess.RunAsync(folder.Path, "run", Config, "--run-id", "r", "--limit", "100");
        again.ExitCode.ShouldBe(0, again.Error);
        again.Error.ShouldContain("r is finished");

        var analyzed = await CliProcess.RunAsync(folder.Path, "analyze", Run, "--json");
        analyzed.ExitCode.ShouldBe(0, analyzed.Error);
        (await File.ReadAllBytesAsync(Path.Combine(Run, "analysis.json"), TestContext.Current.CancellationToken)).ShouldBe(first);
        JsonNode.Parse(analyzed.Output)!["run_id"]!.GetValue<string>().ShouldBe("r");
    }

    [Fact]
    public async Task A_changed_plan_is_refused_with_the_key_that_differs()
    {
        var init = await CliProcess.RunAsync(folder.Path, "init", "study");
        init.ExitCode.ShouldBe(0, init.Error);
        var config = Path.Combine(folder.Path, "study", "eval.yaml");
        (await CliProcess.RunAsync(folder.Path, "run", config, "--run-id", "r")).ExitCode.ShouldBe(0);
        await File.WriteAllTextAsync(config, (await File.ReadAllTextAsync(config, TestContext.Current.CancellationToken)).Replace("k: 12}", "k: 9}", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var result = await CliProcess.RunAsync(folder.Path, "run", config, "--run-id", "r");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("few_shot.k");
    }

    [Fact]
    public async Task The_study_that_init_writes_is_valid_and_reaches_a_verdict()
    {
        await CliProcess.RunAsync(folder.Path, "init", "study");
        var config = Path.Combine(folder.Path, "study", "eval.yaml");

        (await CliProcess.RunAsync(folder.Path, "validate", config)).ExitCode.ShouldBe(0);
        var run = await CliProcess.RunAsync(folder.Path, "run", config, "--run-id", "r");

        run.ExitCode.ShouldBe(0, run.Error);
        Analysis()["comparisons"]!.AsArray().ShouldAllBe(comparison => comparison!["verdict"] != null);
    }

    [Fact]
    public async Task Init_overwrites_nothing()
    {
        await CliProcess.RunAsync(folder.Path, "init", "study");
        var again = await CliProcess.RunAsync(folder.Path, "init", "study");

        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("overwrites nothing");
    }

    private JsonNode Analysis() => JsonNode.Parse(File.ReadAllText(Path.Combine(Run, "analysis.json")))!;
}
