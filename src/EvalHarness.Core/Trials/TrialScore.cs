using System.Collections.ObjectModel;

namespace EvalHarness.Trials;

/// <summary>How an answer was judged.</summary>
public sealed record TrialScore
{
    /// <summary>The trial's one class.</summary>
    public required TrialClass Class { get; init; }

    /// <summary>What was read out of the text: a label, canonical JSON, or the text; null where nothing was.</summary>
    public string? Parsed { get; init; }

    /// <summary>How it was read: exact, normalised, prose, marked; null where nothing was.</summary>
    public string? Match { get; init; }

    /// <summary>Scores by name.</summary>
    public IReadOnlyDictionary<string, Score> Scores { get; init; } = ReadOnlyDictionary<string, Score>.Empty;

    /// <summary>Doubts seen in the text, such as <c>template_tokens</c> or <c>think_in_text</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
