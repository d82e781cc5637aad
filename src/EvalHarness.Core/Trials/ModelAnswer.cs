using EvalHarness.Pricing;

namespace EvalHarness.Trials;

/// <summary>What came back from a model, before it is judged.</summary>
public sealed record ModelAnswer
{
    /// <summary>The text as it came; null where the server sent none.</summary>
    public required string? Text { get; init; }

    /// <summary>Reasoning that the server kept apart from the text.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The provider's own refusal message.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the answer ended, in the provider's own word.</summary>
    public string? Finish { get; init; }

    /// <summary>Tokens, null where the server did not say.</summary>
    public CallUsage Usage { get; init; } = CallUsage.Unknown;

    /// <summary>The model that the server says answered.</summary>
    public string? ServedModel { get; init; }

    /// <summary>The probability that the model gives its answer; null where it states none.</summary>
    public double? Confidence { get; init; }

    /// <summary>Doubts about the exchange.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
