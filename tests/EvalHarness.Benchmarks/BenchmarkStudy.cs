using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>A labelled set of its own in a temporary folder, with the configs that the harness and promptfoo need to ask the same of the same server.</summary>
internal sealed class BenchmarkStudy : IDisposable
{
    public const string System = "Name the kind of the document: invoice, order, quotation or statement. Answer with that word alone.";

    private static readonly string[] Labels = ["invoice", "order", "quotation", "statement"];

    public BenchmarkStudy(int items, int concurrency, string url, bool report = true)
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
        Config = Write("eval.yaml", string.Create(CultureInfo.InvariantCulture, $"""
            version: 1
            name: benchmark
            task: [[kind: classification, labels: [{string.Join(", ", Labels)}]]]
            dataset: [[heldout: [[path: heldout.jsonl]], fields: [[id: id, input: text, target: label]], leakage: [[on_near: off]]]]
            arms:
              - [[name: prompted, role: prompted, {Arm(url, concurrency)}]]
              - [[name: fine-tuned, role: fine-tuned, {Arm(url, concurrency)}]]
            run: [[warmup: 0]]
            comparison: [[baseline: prompted, candidates: [fine-tuned]]]
            report: [{(report ? "html, markdown, json, csv" : "json")}]
            """).Replace("[[", "{", StringComparison.Ordinal).Replace("]]", "}", StringComparison.Ordinal));
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

    private static string Arm(string url, int concurrency) => string.Create(CultureInfo.InvariantCulture,
        $"provider: openai, base_url: \"{url}\", model: fake-model, api_key: \"${{BENCHMARK_KEY}}\", prompt: [[system: prompt.md]], "
        + $"options: [[temperature: 0, max_output_tokens: 16]], limits: [[concurrency: {concurrency}]]");

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
