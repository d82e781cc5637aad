using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>A run's data with the files that its texts are read from.</summary>
public sealed class OpenRun : IDisposable
{
    private readonly SampleFile samples;
    private readonly TrialTexts trials;
    private readonly PromptTexts prompts;

    /// <summary>The planned samples, whole.</summary>
    internal SampleFile Samples => samples;

    /// <summary>The trial lines, whole.</summary>
    internal TrialTexts Trials => trials;

    internal OpenRun(RunData data, SampleFile samples, TrialTexts trials, PromptTexts prompts)
    {
        Data = data;
        this.samples = samples;
        this.trials = trials;
        this.prompts = prompts;
    }

    /// <summary>Its texts can be read until this is disposed of.</summary>
    public RunData Data { get; }

    /// <summary>Content hash of a sample, as its ledger lines name it.</summary>
    public string SampleHashOf(int sample) => Datasets.SampleHash.Hex(Data.Samples.Hashes[sample]);

    /// <summary>Everything that the ledger holds of a trial; null where it is not settled.</summary>
    public TrialDetail? Detail(TrialKey key)
    {
        using var line = trials.Line(key);
        return line is null ? null : TrialDetail.Of(line.RootElement);
    }

    /// <summary>The messages that were sent; null where they are not stored (record: hash_only, or a folder without prompts).</summary>
    public IReadOnlyList<PromptMessage>? Messages(string promptHash) => prompts.Of(promptHash);

    public void Dispose()
    {
        prompts.Dispose();
        samples.Dispose();
        trials.Dispose();
    }
}
