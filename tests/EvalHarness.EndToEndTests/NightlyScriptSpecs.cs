using System.Diagnostics;
using System.Text.Json;
using EvalHarness.FakeServers;

namespace EvalHarness.EndToEndTests;

/// <summary>eval-configs/ci/nightly.sh by a real shell with the real tool: a quiet night, an alarm, a dead endpoint, a broken config.</summary>
public sealed class NightlyScriptSpecs : IAsyncLifetime
{
    private const int Items = 400;

    private static readonly string Script = Path.Combine(Repository.Root, "eval-configs", "ci", "nightly.sh");

    private readonly TemporaryFolder folder = new();
    private FakeServer server = null!;

    /// <summary>Items from this one on are answered wrongly.</summary>
    private volatile int brokenFrom = Items - 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "tuned", Answer = Answer }, Cancellation);
        folder.Write("heldout.jsonl", string.Concat(Enumerable.Range(0, Items).Select(item =>
            JsonSerializer.Serialize(new { text = $"item {item} SECRET-INPUT", label = LabelOf(item) }) + "\n")));
        folder.Write("train.jsonl", """
            {"text":"seen before, even","label":"even"}
            {"text":"seen before, odd","label":"odd"}

            """);
        folder.Write("eval.yaml", $$"""
            version: 1
            name: nightly
            task: {kind: classification, labels: [odd, even]}
            dataset: {heldout: {path: heldout.jsonl}, train: {path: train.jsonl}, fields: {input: text, target: label}, leakage: {on_near: off} }
            arms:
              - {name: floor, role: baseline, provider: embedded, model: majority}
              - name: tuned
                role: fine-tuned
                provider: ollama
                base_url: {{server.ApiUrl}}
                model: tuned
                limits: {concurrency: 8, attempts: 1}
            comparison: {baseline: floor, candidates: [tuned], margin: 0.03}
            """);
        var baseline = await CliProcess.RunAsync(folder.Path, "run", "eval.yaml", "--run-id", "baseline", "--yes");
        baseline.ExitCode.ShouldBe(0, baseline.Error);
        (await CliProcess.RunAsync(folder.Path, "pin", "results/baseline", "--out", "pinned.jsonl")).ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_quiet_night_ends_with_0_and_leaves_summary_and_reports_without_texts()
    {
        var night = await RunAsync();

        night.ExitCode.ShouldBe(0, night.Output + night.Error);
        night.Output.ShouldStartWith("nightly: no regression\n");
        Summary().ShouldStartWith("# Nightly evaluation: no regression\n");
        Summary().ShouldContain("fine-tuned: tuned now, tuned then: no alarm");
        foreach (var file in new[] { "summary.md", "gate.txt", "report.md", "report.html", "junit.xml" })
        {
            new FileInfo(Report(file)).Length.ShouldBeGreaterThan(0, file);
        }
        Directory.EnumerateFiles(Path.Combine(folder.Path, "nightly-report")).ShouldAllBe(path => !File.ReadAllText(path).Contains("SECRET-INPUT"));
    }

    [Fact]
    public async Task A_fine_tune_that_got_worse_is_an_alarm_with_100()
    {
        brokenFrom = Items - 40;

        var night = await RunAsync();

        night.ExitCode.ShouldBe(100, night.Output + night.Error);
        Summary().ShouldStartWith("# Nightly evaluation: ALARM");
        Summary().ShouldContain("broke 36");
        night.Error.ShouldContain("gate no_regression: NOT MET");
    }

    [Fact]
    public async Task A_dead_endpoint_is_3_and_never_a_regression()
    {
        await server.DisposeAsync();

        var night = await RunAsync();

        night.ExitCode.ShouldBe(3, night.Output + night.Error);
        Summary().ShouldStartWith("# Nightly evaluation: an endpoint was not reached; that is no regression\n");
        night.Output.ShouldNotContain("ALARM", Case.Sensitive);
    }

    [Fact]
    public async Task A_broken_config_is_2_and_last_nights_reports_are_gone()
    {
        folder.Write("nightly-report/gate.txt", "last night");
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "eval.yaml"), "\nnonsense: 1\n", Cancellation);

        var night = await RunAsync();

        night.ExitCode.ShouldBe(2, night.Output + night.Error);
        night.Error.ShouldContain("nonsense");
        Summary().ShouldNotContain("last night");
        File.Exists(Report("gate.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_arguments_it_says_how_it_is_called()
    {
        var start = Shell();
        using var shell = Process.Start(start)!;
        var error = await shell.StandardError.ReadToEndAsync(Cancellation);
        await shell.WaitForExitAsync(Cancellation);

        shell.ExitCode.ShouldNotBe(0);
        error.ShouldContain("usage: nightly.sh CONFIG PIN");
    }

    private string Summary() => File.ReadAllText(Path.Combine(folder.Path, "step-summary.md"));

    private string Report(string file) => Path.Combine(folder.Path, "nightly-report", file);

    private async Task<CliResult> RunAsync()
    {
        var start = Shell("eval.yaml", "pinned.jsonl");
        start.Environment["EVALHARNESS"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "evalharness.dll")}";
        start.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(folder.Path, "step-summary.md");
        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(Cancellation), shell.StandardError.ReadToEndAsync(Cancellation));
        await shell.WaitForExitAsync(Cancellation);
        return new(shell.ExitCode, await output, await error);
    }

    private ProcessStartInfo Shell(params string[] arguments) => new("sh", [Script, .. arguments])
    {
        WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
    };

    private string Answer(string text)
    {
        var item = int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        return LabelOf(item < brokenFrom ? item : item + 1);
    }

    private static string LabelOf(int item) => item % 2 == 0 ? "even" : "odd";
}
