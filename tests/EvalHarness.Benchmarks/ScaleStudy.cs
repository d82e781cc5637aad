using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>A labelled set in a temporary folder with a config whose two arms run in the process.</summary>
internal sealed class ScaleStudy : IDisposable
{
    private const int TrainingItems = 400;
    private static readonly string[] Labels = ["invoice", "order", "quotation", "statement"];

    public ScaleStudy(int items)
    {
        Write("heldout.jsonl", 0, items);
        Write("train.jsonl", items, TrainingItems);
        Config = Path.Combine(Folder, "eval.yaml");
        File.WriteAllText(Config, $$"""
            version: 1
            name: scale
            task: {kind: classification, labels: [{{string.Join(", ", Labels)}}]}
            dataset:
              heldout: {path: heldout.jsonl}
              train: {path: train.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
              - {name: prompted, role: prompted, provider: embedded, model: majority}
              - {name: fine-tuned, role: fine-tuned, provider: embedded, model: linear}
            run: {warmup: 0}
            comparison: {baseline: prompted, candidates: [fine-tuned]}
            report: [html, markdown, json, csv]
            """);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("evalharness-benchmark-").FullName;

    public string Config { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // One label in ten is wrong on purpose, so that neither arm is always right.
    private void Write(string name, int first, int count)
    {
        using var data = new StreamWriter(Path.Combine(Folder, name));
        for (var i = first; i < first + count; i++)
        {
            data.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{{\"id\":\"d-{i:0000000}\",\"text\":\"Document {i}: we write about the {Labels[i % 4]} that you sent in week {i % 52}.\",\"label\":\"{Labels[(i % 10 == 0 ? i + 1 : i) % 4]}\"}}"));
        }
    }
}
