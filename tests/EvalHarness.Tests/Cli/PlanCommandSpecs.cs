namespace EvalHarness.Tests.Cli;

public sealed class PlanCommandSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evalharness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_plan_counts_calls_tokens_and_cost_and_calls_nobody()
    {
        await Study();

        var plan = await CommandLine.JsonAsync(folder, "plan", "eval.yaml", "--discordance", "0.2");

        var arm = plan.GetProperty("arms")[0];
        arm.GetProperty("calls").GetInt64().ShouldBe(4);
        arm.GetProperty("output_tokens").GetDecimal().ShouldBe(40);
        arm.GetProperty("cost_usd").GetDecimal().ShouldBeGreaterThan(40 * 0.000002m);
        plan.GetProperty("power").GetProperty("rows")[0].GetProperty("equivalent_at_zero").GetInt64().ShouldBe(2335);
    }

    [Fact]
    public async Task People_read_what_the_set_can_tell()
    {
        await Study();

        var (code, output, error) = await CommandLine.RunAsync(folder, "plan", "eval.yaml");

        code.ShouldBe(0, error);
        output.ShouldContain("smallest gap this set finds");
        output.ShouldContain("the default: none was stated");
        output.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(80);
    }

    private async Task Study()
    {
        var lines = Enumerable.Range(0, 4).Select(row => $$"""{"id":"{{row}}","text":"text {{row}}","label":"{{(row % 2 == 0 ? "a" : "b")}}"}""");
        await File.WriteAllLinesAsync(Path.Combine(folder, "heldout.jsonl"), lines, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "eval.yaml"), """
            version: 1
            name: small
            task: {kind: classification, labels: [a, b]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
            arms:
              - name: prompted
                role: prompted
                provider: openai
                base_url: http://127.0.0.1:9
                api_key: ${SOME_KEY}
                model: m
                prompt: {user: "{{input}}"}
                options: {max_output_tokens: 10}
                price: {input: 1, output: 2, as_of: 2026-11-01, source: test}
              - name: tuned
                role: fine-tuned
                provider: ollama
                base_url: http://127.0.0.1:9
                model: m
                prompt: {user: "{{input}}"}
            comparison: {baseline: prompted, candidates: [tuned]}
            """, TestContext.Current.CancellationToken);
    }
}
