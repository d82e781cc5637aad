using EvalHarness.Configuration;

namespace EvalHarness.Ledger;

/// <summary>Which texts a run may keep (<c>run.record</c>). Hashes, labels and figures are always kept, or nothing could be analysed.</summary>
/// <param name="Prompts">The messages and the samples' inputs.</param>
/// <param name="Answers">What models wrote.</param>
/// <param name="Parsed">What was read out of it, and the targets: under hash_only only labels of a classification.</param>
public sealed record RecordedText(bool Prompts, bool Answers, bool Parsed)
{
    /// <summary>What a config allows.</summary>
    public static RecordedText Of(EvalConfig config)
    {
        var full = config.Run.Record == RecordMode.Full;
        return new(full, full, full || config.Task.Kind == TaskKind.Classification);
    }
}
