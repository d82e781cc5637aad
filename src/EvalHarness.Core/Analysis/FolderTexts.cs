using System.Text.Json;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>Texts of a run, from its samples and its ledger.</summary>
internal sealed class FolderTexts(SampleFile samples, TrialTexts lines) : IItemTexts
{
    public string? Input(int sample) => samples.Read(sample).Input is { Length: > 0 } input ? input : null;

    public string? Target(int sample) => samples.Read(sample).Target;

    public string? Output(int arm, int sample, int repeat)
    {
        using var line = lines.Line(arm, sample, repeat);
        return line?.RootElement.TryGetProperty("output"u8, out var output) == true && output.ValueKind == JsonValueKind.String
            ? output.GetString()
            : null;
    }
}
