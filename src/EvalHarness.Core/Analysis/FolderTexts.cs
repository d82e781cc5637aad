using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>Texts of a run, from its samples and its ledger.</summary>
internal sealed class FolderTexts(SampleFile samples, TrialTable trials, TrialTexts answers) : IItemTexts
{
    public string? Input(int sample) => samples.Read(sample).Input is { Length: > 0 } input ? input : null;

    public string? Target(int sample) => samples.Read(sample).Target;

    public string? Output(int arm, int sample, int repeat) => answers.Output(trials.RowOf(new(arm, sample, repeat)));
}
