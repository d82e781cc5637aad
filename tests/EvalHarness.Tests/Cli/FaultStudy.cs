using System.Globalization;
using System.Text.Json.Nodes;
using EvalHarness.Cli;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>A run of the command line in this process: one arm asks a server that fails on purpose, the other reads its answers from a file.</summary>
internal sealed class FaultStudy : IAsyncDisposable
{
    public const int Items = 3;
    public const string Key = "sk-canary-77aa31bd04";

    private readonly string folder = Directory.CreateTempSubdirectory("evalharness-").FullName;
    private readonly FakeServer server;

    private FaultStudy(FakeServer server) => this.server = server;

    public string Folder => folder;

    public string Run => Path.Combine(folder, "results", "r");

    /// <summary>What standard output and standard error got.</summary>
    public string Printed { get; private set; } = "";

    public int ExitCode { get; private set; }

    public static async Task<FaultStudy> RunAsync(FaultPlan faults, int attempts = 2, double timeoutSeconds = 30, TimeSpan latency = default,
        int items = Items, string provider = "openai", string report = "json", string answer = "alpha", string run = "", bool stream = true)
    {
        var kind = Enum.Parse<FakeServerKind>(provider, ignoreCase: true);
        var asked = await FakeServer.StartAsync(new() { Kind = kind, Faults = faults, Latency = latency, Answer = _ => answer }, TestContext.Current.CancellationToken);
        var study = new FaultStudy(asked);
        study.Write("heldout.jsonl", items, i => $$"""{"id":"t-{{i}}","text":"item {{i}}","label":"{{(i % 2 == 0 ? "alpha" : "beta")}}"}""");
        study.Write("recorded.jsonl", items, i => $$"""{"id":"t-{{i}}","output":"{{(i % 2 == 0 ? "alpha" : "beta")}}"}""");
        var config = Path.Combine(study.folder, "eval.yaml");
        await File.WriteAllTextAsync(config, string.Create(CultureInfo.InvariantCulture, $$"""
            version: 1
            name: faults
            task: {kind: classification, labels: [alpha, beta]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
              - name: asked
                role: prompted
                provider: {{provider}}
                base_url: {{asked.ApiUrl}}
                api_key: ${CANARY}
                model: fake-model
                options: {max_output_tokens: 16, stream: {{(stream ? "true" : "false")}} }
                limits: {concurrency: 2, attempts: {{attempts}}, timeout_seconds: {{timeoutSeconds}} }
                price: {as_of: 2026-11-01, input: 1, output: 2, source: test}
              - {name: recorded, role: fine-tuned, provider: replay, replay: {path: recorded.jsonl, id: id, output: output} }
            run: {warmup: 0{{run}} }
            comparison: {baseline: asked, candidates: [recorded]}
            report: [{{report}}]
            """), TestContext.Current.CancellationToken);
        await study.AgainAsync("run", config, "--run-id", "r", "--yes");
        return study;
    }

    /// <summary>Another command line in the same folder.</summary>
    public async Task AgainAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        ExitCode = await EvalHarnessCli.RunAsync(arguments, new CliContext
        {
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Input = TextReader.Null,
            Interactive = false,
            Environment = name => name == "CANARY" ? Key : null,
            Time = TimeProvider.System,
            WorkingDirectory = folder,
        });
        Printed += output.ToString() + error;
    }

    /// <summary>The lines of the arm that was asked.</summary>
    public IReadOnlyList<JsonNode> Trials() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Run, "trials")).SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!)
            .Where(line => line["kind"]!.GetValue<string>() == "trial" && line["key"]!["arm"]!.GetValue<string>() == "asked"),
    ];

    /// <summary>The server's own log by request id.</summary>
    public async Task<IReadOnlyDictionary<string, FakeRequest>> RequestsAsync() =>
        (await server.SettledAsync(TestContext.Current.CancellationToken)).ToDictionary(request => $"fake-{request.Number}", StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void Write(string name, int items, Func<int, string> row) => File.WriteAllLines(Path.Combine(folder, name), Enumerable.Range(0, items).Select(row));
}
