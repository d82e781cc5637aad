using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>Texts of a run, from its samples and its ledger.</summary>
internal sealed class FolderTexts(SampleFile samples, TrialTable trials, TrialTexts answers) : IItemTexts
{
    public string? Input(int sample) => samples.InputOf(sample) is { Length: > 0 } input ? input : null;

    public string? Target(int sample) => samples.TargetOf(sample);

    public string? Output(int arm, int sample, int repeat) => answers.Output(trials.RowOf(new(arm, sample, repeat)));
}
