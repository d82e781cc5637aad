using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Pricing;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

/// <summary>A results folder of a test and runs in it.</summary>
internal sealed class TemporaryRun : IDisposable
{
    public string Results { get; } = Directory.CreateTempSubdirectory("evalharness-").FullName;

    public ScriptedClient Client { get; set; } = ScriptedClient.Answering("yes");

    public Func<string, string> Redact { get; set; } = text => text;

    public RecordMode Record { get; set; }

    public TaskKind Task { get; set; }

    public PriceConfig? Price { get; set; }

    public decimal? Budget { get; set; }

    public void Dispose() => Directory.Delete(Results, recursive: true);

    public Task<RunResult> Go(int samples, string? runId = null, OptionsConfig? options = null, int attempts = 5, string? baseUrl = null) =>
        EvalRunner.RunAsync(Request(samples, runId, options, attempts, baseUrl), _ => new EchoScorer(), new RunStop(), new RunHooks());

    public RunFolder Open(int samples, string? runId = null, bool skipDamaged = false) =>
        RunFolder.OpenOrCreate(Request(samples, runId) with { SkipDamaged = skipDamaged });

    public LedgerContents Read(RunPaths paths, bool skipDamaged = false)
    {
        var plan = RunPlan.Read(paths.Plan);
        using var samples = SampleFile.Open(paths.Samples);
        return LedgerReader.Read(paths.Trials, plan.Arms, samples, plan.Repeats, LedgerReading.Everything(labels: true, skipDamaged));
    }

    public RunRequest Request(int samples, string? runId = null, OptionsConfig? options = null, int attempts = 5, string? baseUrl = null)
    {
        var arm = TestBench.Arm(Client, limits: new() { Concurrency = 4, Attempts = attempts }, price: PriceCard.From(Price));
        arm = arm with
        {
            Config = arm.Config with
            {
                Options = options ?? new() { Temperature = 0 },
                Price = Price,
                ApiKey = new SecretReference("SOME_KEY"),
                BaseUrl = baseUrl ?? arm.Config.BaseUrl,
            },
        };
        return new()
        {
            Config = new EvalConfig
            {
                Version = 1,
                Name = "study",
                Task = new() { Kind = Task },
                Dataset = new() { Heldout = new() { Path = "heldout.jsonl" } },
                Arms = [arm.Config],
                Run = new() { Record = Record, BudgetUsd = Budget },
                BaseDirectory = Results,
            },
            Samples = TestBench.Samples(samples),
            Arms = [arm],
            Results = Results,
            RunId = runId,
            Tool = "test",
            Redact = Redact,
            Time = TimeProvider.System,
        };
    }
}
