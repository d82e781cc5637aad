using System.Text.Json;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>A run of 60 documents whose recorded answers hold everything that could hurt whoever shows them.</summary>
internal sealed class HostileStudy : IDisposable
{
    private const string Config = """
        version: 1
        name: hostile-answers
        task: {kind: classification, labels: [invoice, order, note]}
        dataset: {heldout: {path: heldout.jsonl}, fields: {input: text, target: label, slices: [language]}}
        arms:
          - {name: prompted, role: prompted, provider: replay, replay: {path: prompted.jsonl, id: id, output: raw}}
          - {name: fine-tuned, role: fine-tuned, provider: replay, replay: {path: tuned.jsonl, id: id, output: raw}}
        comparison: {baseline: prompted, candidates: [fine-tuned], metric: accuracy, margin: 0.03}
        report: [html]
        """;

    private static readonly string[] Labels = ["invoice", "order", "note"];

    private readonly TemporaryFolder folder = new();

    /// <summary>What the fine-tuned arm says of the first documents; of the others it says a label.</summary>
    public static IReadOnlyList<string> Answers { get; } =
    [
        "<script>window.owned = 1</script>",
        "</script><img src=x onerror=\"window.owned = 2\">",
        "\u001b[2J\u001b]0;owned\u0007",
        "\u202Eexe.txt\u202C \u2066hidden\u2069",
        "nul\0here",
        new string('x', 1_000_000),
        "[click](javascript:window.owned=3) <a href=\"http://evil.example/\">here</a>",
        "<svg onload='window.owned = 4'><style>body { display: none }</style>",
    ];

    public string Page => Path.Combine(folder.Path, "results", "hostile", "report.html");

    public static async Task<HostileStudy> RunAsync()
    {
        var study = new HostileStudy();
        study.folder.Write("eval.yaml", Config);
        study.Lines("heldout.jsonl", item => new { text = Input(item), label = Labels[item % 3], language = item % 4 == 0 ? "ar" : "en" });
        study.Lines("prompted.jsonl", item => new { id = IdOf(item), raw = Labels[item % 5 == 0 ? (item + 1) % 3 : item % 3] });
        study.Lines("tuned.jsonl", item => new { id = IdOf(item), raw = item < Answers.Count ? Answers[item] : Labels[item % 9 == 0 ? (item + 2) % 3 : item % 3] });
        var result = await CliProcess.RunAsync(study.folder.Path, "run", "eval.yaml", "--run-id", "hostile", "--yes");
        result.ExitCode.ShouldBe(0, result.Error);
        return study;
    }

    public static string IdOf(int item) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"heldout-{item:00000}");

    public void Dispose() => folder.Dispose();

    private static string Input(int item) => item % 4 == 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"فاتورة ضريبية رقم {item}\nالإجمالي ٢١٬٧٣٨٫١٥")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Document {item}\nTotal <b>12.50</b> & more");

    private void Lines(string file, Func<int, object> line) =>
        folder.Write(file, string.Concat(Enumerable.Range(0, 60).Select(item => JsonSerializer.Serialize(line(item)) + "\n")));
}
