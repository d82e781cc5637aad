using EvalHarness.FakeServers;

namespace EvalHarness.EndToEndTests;

/// <summary>Two arms against two servers on loopback, one that speaks OpenAI's API and one that speaks Ollama's.</summary>
internal sealed class LoopbackStudy : IAsyncDisposable
{
    private static readonly string[] Labels = ["alpha", "beta", "gamma", "delta"];

    private LoopbackStudy(FakeServer hosted, FakeServer tuned, string config)
    {
        Hosted = hosted;
        Tuned = tuned;
        Config = config;
    }

    public FakeServer Hosted { get; }

    public FakeServer Tuned { get; }

    public string Config { get; }

    public static async Task<LoopbackStudy> StartAsync(TemporaryFolder folder, int items, TimeSpan latency, string faults, int concurrency,
        string extra = "", int hostedWrongEvery = 13)
    {
        var rows = Enumerable.Range(0, items).Select(row => (Text: $"item {row} speaks of {Labels[row % 4]} matters", Label: Labels[row % 4])).ToList();
        folder.Write("heldout.jsonl", string.Concat(rows.Select((row, i) => $$"""{"id":"t-{{i:00000}}","text":"{{row.Text}}","label":"{{row.Label}}"}""" + "\n")));
        var hosted = await FakeServer.StartAsync(Options(FakeServerKind.OpenAi, latency, faults, 1, hostedWrongEvery), TestContext.Current.CancellationToken);
        var tuned = await FakeServer.StartAsync(Options(FakeServerKind.Ollama, latency, faults, 2, wrongEvery: 29), TestContext.Current.CancellationToken);
        var config = folder.Write("eval.yaml", $$"""
            version: 1
            name: loopback
            task: {kind: classification, labels: [alpha, beta, gamma, delta]}
            dataset:
              heldout: {path: heldout.jsonl}
              fields: {id: id, input: text, target: label}
              leakage: {on_near: off}
            arms:
              - name: prompted
                role: prompted
                provider: openai
                base_url: {{hosted.ApiUrl}}
                api_key: ${LOOPBACK_KEY}
                model: fake-model
                options: {temperature: 0, max_output_tokens: 16}
                limits: {concurrency: {{concurrency}}, attempts: 6}
                price: {as_of: 2026-11-01, input: 1, output: 2, source: test}
              - name: fine-tuned
                role: fine-tuned
                provider: ollama
                base_url: {{tuned.ApiUrl}}
                model: fake-model
                options: {temperature: 0, num_ctx: 4096, max_output_tokens: 16, seed: 7}
                limits: {concurrency: {{concurrency}}, attempts: 6}
            comparison: {baseline: prompted, candidates: [fine-tuned], margin: 0.03}
            {{extra}}
            """);
        return new(hosted, tuned, config);
    }

    public CliProcess Run(TemporaryFolder folder, params string[] more) =>
        CliProcess.Start(folder.Path, new Dictionary<string, string> { ["LOOPBACK_KEY"] = "key-for-loopback" }, ["run", Config, .. more]);

    public async ValueTask DisposeAsync()
    {
        await Hosted.DisposeAsync();
        await Tuned.DisposeAsync();
    }

    private static FakeServerOptions Options(FakeServerKind kind, TimeSpan latency, string faults, ulong seed, int wrongEvery) => new()
    {
        Kind = kind,
        Latency = latency,
        Faults = faults.Length == 0 ? FaultPlan.None : FaultPlan.Parse(faults, seed),
        Answer = text =>
        {
            var words = text.Split(' ');
            var row = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
            return row % wrongEvery == 0 ? Labels[(row + 1) % 4] : words[4];
        },
    };
}
