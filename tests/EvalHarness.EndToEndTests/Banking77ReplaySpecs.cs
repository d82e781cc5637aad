using System.Text.Json.Nodes;

namespace EvalHarness.EndToEndTests;

/// <summary>Answers of a real model on a real data set, recorded by others, against the figures that they published.</summary>
public sealed class Banking77ReplaySpecs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Raw_outputs_give_the_studys_counts()
    {
        var analysis = await AnalyzeAsync("raw", ("zero_shot", "baseline"), ("retrieval_k10", "prompted"));

        Count(analysis, 0, "exact_match").ShouldBe(1394);
        Count(analysis, 1, "exact_match").ShouldBe(2521);
        Count(analysis, 0, "accuracy").ShouldBe(1412);
        Count(analysis, 1, "accuracy").ShouldBe(2546);
    }

    [Fact]
    public async Task The_studys_own_labels_give_its_discordant_pairs_and_p()
    {
        var analysis = await AnalyzeAsync("pred", ("retrieval_k10", "baseline"), ("knn_k10", "prompted"));

        var comparison = analysis["comparisons"]![0]!;
        comparison["table"]!["only_baseline"]!.GetValue<int>().ShouldBe(132);
        comparison["table"]!["only_candidate"]!.GetValue<int>().ShouldBe(156);
        comparison["p_value"]!["mcnemar_exact"]!.GetValue<double>().ShouldBe(0.1752, 0.00005);
    }

    [Fact]
    public async Task A_replay_has_no_latency_for_nobody_was_asked()
    {
        var analysis = await AnalyzeAsync("raw", ("zero_shot", "baseline"), ("knn_k10", "prompted"));

        foreach (var arm in analysis["arms"]!.AsArray())
        {
            arm!["latency_ms"]!["n"]!.GetValue<int>().ShouldBe(0);
            arm["cost"]!["total_usd"].ShouldBeNull();
        }
    }

    private static int Count(JsonNode analysis, int arm, string metric)
    {
        var estimate = analysis["arms"]![arm]!["metrics"]![metric]!;
        estimate["n"]!.GetValue<int>().ShouldBe(3080);
        return (int)Math.Round(estimate["value"]!.GetValue<double>() * 3080);
    }

    private async Task<JsonNode> AnalyzeAsync(string output, params (string Outputs, string Role)[] arms)
    {
        var data = Repository.Shared(Path.Combine("datasets", "banking77"));
        // The study's ids are test-00000, ...: what a file called test.csv gives without an id column.
        var config = folder.Write("banking77.yaml", $$"""
            version: 1
            name: banking77
            task: {kind: classification, labels: from_data}
            dataset:
              heldout: {path: {{data}}/test.csv, sha256: d12d6e3b}
              fields: {input: text, target: category}
              leakage: {on_near: off}
            arms:
            {{string.Join('\n', arms.Select(Arm))}}
            comparison: {baseline: {{arms[0].Outputs}}, candidates: [{{arms[1].Outputs}}], margin: 0.03}
            """);
        string Arm((string Outputs, string Role) arm) =>
            $"  - {{name: {arm.Outputs}, role: {arm.Role}, provider: replay, replay: {{path: {data}/outputs/{arm.Outputs}.jsonl, output: {output}}}}}";

        var result = await CliProcess.RunAsync(folder.Path, "run", config, "--run-id", "r", "--json");
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonNode.Parse(result.Output)!;
    }
}
