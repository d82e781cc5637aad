using System.Globalization;
using System.Text.Json;

namespace EvalHarness.Tests.Cli;

/// <summary>
/// A study of recorded answers, run in this process: 40 documents, of which the fine-tuned arm fixes four and breaks three, answers two
/// with nothing the task allows, and changes its mind on one between two repeats.
/// </summary>
internal sealed class RecordedStudy : IDisposable
{
    public const int Items = 40;

    private static readonly string[] Labels = ["invoice", "order", "note"];

    public Tool Tool { get; } = new();

    public string Results => Path.Combine(Tool.Folder, "results");

    /// <summary>What the fine-tuned arm says to items 10 and 11 in place of a label.</summary>
    public static IReadOnlyList<string> HostileAnswers { get; } =
        ["<script>window.owned = 1</script>\u001b[2J\u001b]0;owned\u0007 \u202Eexe.txt\u202C nul\0here", "=HYPERLINK(\"http://evil.example\") " + new string('x', 100_000)];

    public static string IdOf(int item) => string.Create(CultureInfo.InvariantCulture, $"heldout-{item:00000}");

    public string RunFolder(string run) => Path.Combine(Results, run);

    /// <summary>Runs it under a name; later runs may break more items.</summary>
    public static async Task<RecordedStudy> RunAsync(params (string Name, int Broken)[] runs)
    {
        var study = new RecordedStudy();
        study.Tool.Write("heldout.jsonl", Lines(item => [new { text = Input(item), label = Labels[item % 3], language = item % 4 == 0 ? "ar" : "en" }]));
        study.Tool.Write("prompted.jsonl", Lines(item => [new { id = IdOf(item), output = Say(item, right: item >= 6) }]));
        foreach (var (name, broken) in runs)
        {
            study.Tool.Write("tuned.jsonl", Lines(item => Tuned(item, broken).Select(answer => new { id = IdOf(item), output = answer })));
            study.Tool.Write("eval.yaml", Config);
            var result = await study.Tool.RunAsync("run", "eval.yaml", "--run-id", name, "--yes");
            result.Code.ShouldBe(0, result.Error);
        }

        return study;
    }

    public void Dispose() => Tool.Dispose();

    private const string Config = """
        version: 1
        name: recorded
        task: {kind: classification, labels: [invoice, order, note]}
        dataset: {heldout: {path: heldout.jsonl}, fields: {input: text, target: label, slices: [language]}, leakage: {on_near: off}}
        arms:
          - {name: prompted, role: prompted, provider: replay, replay: {path: prompted.jsonl}}
          - {name: fine-tuned, role: fine-tuned, provider: replay, replay: {path: tuned.jsonl}}
        run: {repeats: 2}
        comparison: {baseline: prompted, candidates: [fine-tuned], metric: accuracy, margin: 0.03}
        report: [markdown]
        """;

    // Items 0 to 5 are wrong in the prompted arm; the fine-tuned one mends 0 to 3.
    private static IEnumerable<string> Tuned(int item, int broken) => item switch
    {
        < 4 => [Say(item, right: true)],
        < 6 => [Say(item, right: false)],
        10 or 11 => [HostileAnswers[item - 10]],
        20 => [Say(item, right: true), Say(item, right: false)],
        _ => [Say(item, right: item < Items - broken)],
    };

    private static string Say(int item, bool right) => Labels[(item + (right ? 0 : 1)) % 3];

    private static string Input(int item) => item % 4 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"فاتورة ضريبية رقم {item}\nالإجمالي ٢١٬٧٣٨٫١٥")
        : string.Create(CultureInfo.InvariantCulture, $"Document {item}\nTotal <b>12.50</b> & more");

    private static string Lines(Func<int, IEnumerable<object>> lines) =>
        string.Concat(Enumerable.Range(0, Items).SelectMany(lines).Select(line => JsonSerializer.Serialize(line) + "\n"));
}
