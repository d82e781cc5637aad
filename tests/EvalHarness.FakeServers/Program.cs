using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using EvalHarness.FakeServers;

// --kind openai|ollama|anthropic [--port N] [--latency-ms N] [--faults 429:5%,500:2%] [--seed N] [--model NAME]
// [--answers FILE.jsonl --accuracy 0.9] [--log FILE.jsonl]. The first line is the address; it ends with its standard input or on SIGTERM.
var given = new Dictionary<string, string>(StringComparer.Ordinal);
for (var i = 0; i + 1 < args.Length; i += 2)
    given[args[i]] = args[i + 1];
string Get(string name, string fallback) => given.GetValueOrDefault(name, fallback);
double Number(string name, string fallback) => double.Parse(Get(name, fallback), CultureInfo.InvariantCulture);
var seed = ulong.Parse(Get("--seed", "1"), CultureInfo.InvariantCulture);
var log = given.GetValueOrDefault("--log");

var options = new FakeServerOptions
{
    Kind = Enum.Parse<FakeServerKind>(Get("--kind", "openai"), ignoreCase: true),
    Port = (int)Number("--port", "0"),
    Latency = TimeSpan.FromMilliseconds(Number("--latency-ms", "0")),
    Faults = given.TryGetValue("--faults", out var faults) ? FaultPlan.Parse(faults, seed) : FaultPlan.None,
    Model = Get("--model", "fake-model"),
    KeepRequests = log is not null,
};
if (given.TryGetValue("--answers", out var answers))
    options = options with { Answer = GoldAnswers.Read(answers, Number("--accuracy", "0.9"), seed).Answer };

await using var server = await FakeServer.StartAsync(options);
Console.WriteLine(server.ApiUrl);

var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    ended.TrySetResult();
});
await Task.WhenAny(ended.Task, Console.OpenStandardInput().CopyToAsync(Stream.Null));
if (log is not null)
    await File.WriteAllLinesAsync(log, server.Requests.OrderBy(static request => request.Number).Select(static request => JsonSerializer.Serialize(request)));
