using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>A labelled set of its own in a temporary folder, with the configs that the harness and promptfoo need to ask the same of the same server.</summary>
internal sealed class BenchmarkStudy : IDisposable
{
    public const string System = "Name the kind of the document: invoice, order, quotation or statement. Answer with that word alone.";

    private static readonly string[] Labels = ["invoice", "order", "quotation", "statement"];

    /// <param name="items">How many labelled texts.</param>
    /// <param name="concurrency">Calls in flight per arm.</param>
    /// <param name="url">The server.</param>
    /// <param name="stream">Whether the harness asks for a stream; promptfoo does not.</param>
    public BenchmarkStudy(int items, int concurrency, string url, bool stream)
    {
        Data = Path.Combine(Folder, "heldout.jsonl");
        using (var data = new StreamWriter(Data))
        {
            for (var i = 0; i < items; i++)
            {
                data.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{{\"id\":\"d-{i:0000000}\",\"text\":\"Document {i}: we write about the {Labels[i % 4]} that you sent in week {i % 52}, amounting to {i * 37 % 10007}.50 euros.\",\"label\":\"{Labels[i % 4]}\"}}"));
            }
        }
        Config = Write("eval.yaml", $$"""
            version: 1
            name: benchmark
            task: {kind: classification, labels: [{{string.Join(", ", Labels)}}]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
            {{Arm("prompted", url, concurrency, stream)}}
            {{Arm("fine-tuned", url, concurrency, stream)}}
            run: {warmup: 0}
            comparison: {baseline: prompted, candidates: [fine-tuned]}
            report: [html, markdown, json, csv]
            """);
        Write("prompt.json", """[{"role":"system","content":"SYSTEM"},{"role":"user","content":"{{text}}"}]""".Replace("SYSTEM", System, StringComparison.Ordinal));
        Promptfoo = Write("promptfoo.yaml", $"""
            prompts: [file://prompt.json]
            providers:
            {Provider(url, 1)}
            {Provider(url, 2)}
            tests: file://tests.jsonl
            """);
        Write("tests.jsonl", string.Concat(Enumerable.Range(0, Math.Min(items, 5_000)).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"{{\"vars\":{{\"text\":\"Document {i}: we write about the {Labels[i % 4]} that you sent in week {i % 52}, amounting to {i * 37 % 10007}.50 euros.\"}},\"assert\":[{{\"type\":\"equals\",\"value\":\"{Labels[i % 4]}\"}}]}}\n"))));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("evalharness-benchmark-").FullName;

    public string Data { get; }

    public string Config { get; }

    public string Promptfoo { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Arm(string name, string url, int concurrency, bool stream) => string.Create(CultureInfo.InvariantCulture, $$"""
          - name: {{name}}
            role: {{name}}
            provider: openai
            base_url: {{url}}
            model: fake-model
            api_key: ${BENCHMARK_KEY}
            prompt: {system: prompt.md}
            options: {temperature: 0, max_output_tokens: 16, stream: {{(stream ? "true" : "false")}} }
            limits: {concurrency: {{concurrency}} }
        """);

    private static string Provider(string url, int number) => string.Create(CultureInfo.InvariantCulture,
        $"  - {{id: 'openai:chat:fake-model', label: arm{number}, config: {{apiBaseUrl: '{url}', temperature: 0, max_tokens: 16}}}}");

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, "prompt.md"), System);
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
