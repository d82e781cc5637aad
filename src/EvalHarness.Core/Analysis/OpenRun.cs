using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>A run's data with the files that its texts are read from.</summary>
public sealed class OpenRun : IDisposable
{
    private readonly SampleFile samples;
    private readonly TrialTexts trials;

    /// <summary>The planned samples, whole.</summary>
    internal SampleFile Samples => samples;

    /// <summary>The trial lines, whole.</summary>
    internal TrialTexts Trials => trials;

    internal OpenRun(RunData data, SampleFile samples, TrialTexts trials)
    {
        Data = data;
        this.samples = samples;
        this.trials = trials;
    }

    /// <summary>Its texts can be read until this is disposed of.</summary>
    public RunData Data { get; }

    public void Dispose()
    {
        samples.Dispose();
        trials.Dispose();
    }
}
