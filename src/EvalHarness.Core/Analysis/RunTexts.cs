using System.Text.Json;
using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>Texts of a run, read again from its folder one at a time.</summary>
internal sealed class RunTexts(RunPaths paths, LedgerContents contents) : IItemTexts
{
    private readonly Lazy<SampleFile> samples = new(() => SampleFile.Open(paths.Samples));

    public string? Input(int sample) => samples.Value.Read(sample).Input is { Length: > 0 } text ? text : null;

    public string? Target(int sample) => samples.Value.Read(sample).Target;

    public string? Output(int arm, int sample, int repeat)
    {
        var trials = contents.Table!;
        var row = trials.RowOf(new TrialKey(arm, sample, repeat));
        if (!trials.Present[row])
        {
            return null;
        }
        using var line = LedgerReader.ReadLine(contents.Segments[trials.Segment[row]], trials.Offset[row]);
        return line.RootElement.TryGetProperty("output"u8, out var output) && output.ValueKind == JsonValueKind.String ? output.GetString() : null;
    }
}
