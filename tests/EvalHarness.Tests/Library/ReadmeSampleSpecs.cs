using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Providers;
using EvalHarness.Tests.Cli;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Library;

/// <summary>The library's sample, compiled and run; its text is the one that the package's README shows.</summary>
public sealed class ReadmeSampleSpecs : IDisposable
{
    private readonly Tool folder = new();
    private readonly string config;
    private readonly string results;

    public ReadmeSampleSpecs()
    {
        folder.Write("heldout.csv", "text,label\n" + string.Concat(Tickets.Rows(60).Select(row => $"\"{row.Text}\",\"{row.Label}\"\n")));
        config = folder.Write("eval.yaml", """
            version: 1
            name: library
            task: {kind: classification, labels: [billing, delivery, "technical, other"]}
            dataset: {heldout: {path: heldout.csv}, train: {path: heldout.csv}, fields: {input: text, target: label}, leakage: {exact: off, on_near: off}}
            arms:
              - {name: floor, role: baseline, provider: embedded, model: majority}
              - {name: mine, role: prompted, provider: openai, base_url: "http://127.0.0.1:9/v1", model: mine}
            comparison: {baseline: floor, candidates: [mine], metric: accuracy}
            """);
        results = Path.Combine(folder.Folder, "results");
    }

    [Fact]
    public async Task My_client_keeps_up_with_the_floor()
    {
        IChatClient mine = new KeywordClient();
        using var study = Study.Open(EvalConfigLoader.Load(config, Environment.GetEnvironmentVariable));
        var arms = study.CreateArms(ProviderCatalog.All, TimeProvider.System, Environment.GetEnvironmentVariable)
            .Select(arm => arm.Name == "mine" ? arm with { Client = mine } : arm)
            .ToList();

        using var stop = new RunStop();
        var result = await EvalRunner.RunAsync(study.Request(arms, results, TimeProvider.System), study.ScorerOf, stop, new RunHooks());
        using var run = RunDataReader.Open(result.Paths, skipDamaged: false);
        var report = EvalAnalyzer.Analyze(run.Data);

        Assert.True(report.Complete);
        Assert.True(report.Arm("mine").Metrics.Accuracy.Value > report.Arm("floor").Metrics.Accuracy.Value);
        Assert.Contains(report.Decided!.Verdict, new[] { "MEANINGFULLY_BETTER", "BETTER_SIZE_UNRESOLVED", "NON_INFERIOR", "EQUIVALENT" });
    }

    [Fact]
    public void The_README_shows_the_sample_as_it_is_compiled_here()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Source, "EvalHarness.Core", "README.md")).ReplaceLineEndings("\n");
        var shown = readme.Split("<!-- sample: ReadmeSampleSpecs -->\n```csharp\n")[1].Split("```")[0];
        var compiled = File.ReadAllText(Path.Combine(Repository.Root, "tests", "EvalHarness.Tests", "Library", "ReadmeSampleSpecs.cs")).ReplaceLineEndings("\n");

        var indented = string.Concat(shown.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));

        compiled.ShouldContain(indented);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Somebody's own client.</summary>
    private sealed class KeywordClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var text = messages.Last().Text;
            var label = text.Contains("invoice", StringComparison.Ordinal) || text.Contains("refund", StringComparison.Ordinal) || text.Contains("fee", StringComparison.Ordinal)
                || text.Contains("card", StringComparison.Ordinal) || text.Contains("VAT", StringComparison.Ordinal) ? "billing"
                : text.Contains("parcel", StringComparison.Ordinal) || text.Contains("courier", StringComparison.Ordinal) ? "delivery"
                : "technical, other";
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, label)) { FinishReason = ChatFinishReason.Stop });
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
