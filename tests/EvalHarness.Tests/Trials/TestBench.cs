using System.Collections.Concurrent;
using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Pricing;
using EvalHarness.Prompts;
using EvalHarness.Scoring;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Trials;

/// <summary>The smallest parts that a run needs.</summary>
internal static class TestBench
{
    public static readonly PriceCard OneCentATokenOut = new(0.0001m, 0.0001m, 0.0001m, 0.01m, null, null, true);

    public static Arm Arm(
        IChatClient client, int index = 0, string name = "prompted", PriceCard? price = null, LimitsConfig? limits = null, string? host = "127.0.0.1")
    {
        var config = new ArmConfig
        {
            Name = name,
            Role = ArmRole.Prompted,
            Provider = "openai",
            Model = "m",
            BaseUrl = $"http://{name}",
            Prompt = new() { System = "Name the label." },
            Limits = limits ?? new() { Concurrency = 1 },
        };
        var study = new EvalConfig
        {
            Version = 1,
            Name = "study",
            Task = new() { Kind = TaskKind.Generation },
            Dataset = new() { Heldout = new() { Path = "heldout.jsonl" } },
            Arms = [config],
        };
        return new()
        {
            Index = index,
            Client = client,
            Options = new ChatOptions { MaxOutputTokens = 10 },
            Prompts = new PromptRenderer(config, study, new LabelSet([]), new Lazy<IReadOnlyList<LabelledExample>>([])),
            Price = price,
            Host = host,
            Config = config,
        };
    }

    public static ISampleSource Samples(int count) => new Numbers(count);

    public static TrialDispatcher Dispatcher(IReadOnlyList<Arm> arms, int samples, TimeProvider time, ITrialJournal? journal = null,
        Budget? budget = null, RunStop? stop = null, RunConfig? run = null, TrialSet? done = null)
    {
        budget ??= new Budget(null);
        run ??= new RunConfig();
        var source = Samples(samples);
        var assignments = ArmAssignment.Online(arms, _ => new EchoScorer(), journal ?? new MemoryJournal(), budget, new RateLimitGroups(arms, time), 1, time);
        var plan = TrialPlanner.Plan(source, done ?? new TrialSet(arms.Count, samples, run.Repeats), run.Seed, Shard.Whole);
        return new TrialDispatcher(assignments, plan, source, run, budget, stop ?? new RunStop(), time);
    }

    private sealed class Numbers(int count) : ISampleSource
    {
        public int Count => count;

        public Sample Read(int index)
        {
            var id = "s" + index.ToString("00000", CultureInfo.InvariantCulture);
            return new() { Id = id, Row = index, Input = "text " + id, Target = "yes", Cluster = id, Hash = id + "hash" };
        }
    }
}

/// <summary>yes is right, no is wrong, ??? cannot be read.</summary>
internal sealed class EchoScorer : ITrialScorer
{
    public TrialScore Score(Sample sample, ModelAnswer answer) => new()
    {
        Class = answer.Text == sample.Target ? TrialClass.Correct : answer.Text == "???" ? TrialClass.Unparseable : TrialClass.Wrong,
        Parsed = answer.Text,
        Match = "exact",
        Scores = new Dictionary<string, Score> { ["exact_match"] = new Score.Scored(answer.Text == sample.Target ? 1 : 0) },
    };

    public TrialScore ScoreFailure(Sample sample, ErrorClass error) => new() { Class = FailedTrials.ClassOf(error) };
}

/// <summary>Keeps what it is told, in order.</summary>
internal sealed class MemoryJournal : ITrialJournal
{
    public ConcurrentQueue<Trial> Trials { get; } = [];

    public ConcurrentQueue<string> Log { get; } = [];

    public ConcurrentQueue<decimal?> Reserved { get; } = [];

    public Func<Exception?> Fault { get; init; } = () => null;

    public Func<Exception?> FaultAtStart { get; init; } = () => null;

    public ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken)
    {
        if (FaultAtStart() is { } fault)
        {
            throw fault;
        }
        Log.Enqueue("started " + sampleId);
        Reserved.Enqueue(reservedUsd);
        return default;
    }

    public ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken)
    {
        if (Fault() is { } fault)
        {
            throw fault;
        }
        Log.Enqueue("finished " + trial.SampleId);
        Trials.Enqueue(trial);
        return default;
    }
}
