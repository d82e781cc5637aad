using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Ledger;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness;

/// <summary>A config with its data opened: what every command that looks at arms or items begins with.</summary>
public sealed class Study : IDisposable
{
    private readonly Lazy<IReadOnlyList<LabelledExample>> training;

    private Study(EvalConfig config, DatasetIndex heldout, DatasetIndex? trainingData)
    {
        Config = config;
        Heldout = heldout;
        Training = trainingData;
        Labels = LabelSet.Of(config.Task, heldout, trainingData);
        training = new(() => Training is null ? [] : TrainingSet.Load(Training));
    }

    public EvalConfig Config { get; }

    /// <summary>The labelled set that every arm answers.</summary>
    public DatasetIndex Heldout { get; }

    /// <summary>What examples and embedded models learn from; null where the config names none.</summary>
    public DatasetIndex? Training { get; }

    /// <summary>The label list; empty for tasks without one.</summary>
    public LabelSet Labels { get; }

    /// <summary>Keys that clients have read, for whoever writes.</summary>
    public SecretRedactor Secrets { get; } = new();

    /// <summary>Opens the data of a config.</summary>
    /// <exception cref="DatasetException">A file cannot be used; the message names every bad row.</exception>
    public static Study Open(EvalConfig config)
    {
        var heldout = DatasetIndex.OpenHeldout(config);
        try
        {
            return new(config, heldout, DatasetIndex.OpenTraining(config));
        }
        catch
        {
            heldout.Dispose();
            throw;
        }
    }

    /// <summary>Looks through the data for what would spoil the results.</summary>
    public AuditReport Audit() => DatasetAudit.Run(Heldout, Training, Config.Dataset.Leakage, Labels);

    /// <summary>Makes the arms. Calls nobody.</summary>
    public IReadOnlyList<Arm> CreateArms(IReadOnlyList<IProvider> providers, TimeProvider time, Func<string, string?> environment) =>
        CreateArms(Config, providers, time, environment);

    /// <summary>Makes one arm of this study from another config than its own, as for a look at what a server takes. Calls nobody.</summary>
    public Arm CreateArm(ArmConfig arm, IReadOnlyList<IProvider> providers, TimeProvider time, Func<string, string?> environment) =>
        CreateArms(Config with { Arms = [arm] }, providers, time, environment)[0];

    /// <summary>What a run of these arms asks of a folder of results. An arm may have any client: <c>arm with { Client = mine }</c>.</summary>
    /// <param name="arms">The arms, in the config's order.</param>
    /// <param name="results">Folder of all runs.</param>
    /// <param name="time">The only clock.</param>
    public RunRequest Request(IReadOnlyList<Arm> arms, string results, TimeProvider time) => new()
    {
        Config = Config,
        Samples = Heldout,
        Arms = arms,
        Labels = Labels.Labels,
        Results = results,
        Tool = typeof(Study).Assembly.GetName().Version!.ToString(fieldCount: 3),
        Redact = Secrets.Redact,
        Time = time,
    };

    /// <summary>What judges an arm's answers.</summary>
    public ITrialScorer ScorerOf(Arm arm) => ScorerSet.Create(Config, arm.Config, Labels.Labels);

    private IReadOnlyList<Arm> CreateArms(EvalConfig config, IReadOnlyList<IProvider> providers, TimeProvider time, Func<string, string?> environment) =>
        new ArmFactory(providers).Create(new()
        {
            Config = config, Labels = Labels.Labels, Training = training, Time = time, Environment = environment, Secrets = Secrets,
        });

    public void Dispose()
    {
        Heldout.Dispose();
        Training?.Dispose();
    }
}
