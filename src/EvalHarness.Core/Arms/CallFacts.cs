using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>
/// What one HTTP exchange said of itself beside the answer. An adapter attaches it to its <see cref="ChatResponse"/>; a foreign
/// <see cref="IChatClient"/> attaches nothing, and then the caller's own clock is all there is.
/// </summary>
public sealed record CallFacts
{
    private const string Key = "evalharness.call";

    /// <summary>Opening the connection, where this call had to; null where one was reused or the transport does not tell.</summary>
    public double? ConnectMs { get; init; }

    /// <summary>First byte sent to first token read; null without streaming.</summary>
    public double? FirstTokenMs { get; init; }

    /// <summary>First byte sent to last byte read; null where no exchange took place that could be timed (replay).</summary>
    public double? AttemptMs { get; init; }

    /// <summary>Loading the model, by the server's own clock.</summary>
    public double? ServerLoadMs { get; init; }

    /// <summary>Reading the prompt, by the server's own clock.</summary>
    public double? ServerPromptMs { get; init; }

    /// <summary>Writing the answer, by the server's own clock.</summary>
    public double? ServerGenerateMs { get; init; }

    /// <summary>HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Why the answer ended, in the provider's own word; null where it did not say.</summary>
    public string? Finish { get; init; }

    /// <summary>The provider's refusal, kept apart from the text.</summary>
    public string? Refusal { get; init; }

    /// <summary>Tokens written to the provider's prompt cache, which UsageDetails has no place for.</summary>
    public long? CacheWriteTokens { get; init; }

    /// <summary>The provider's fingerprint of the serving system.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The tier that the provider says it served the call on.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>What a gateway says that the call cost.</summary>
    public decimal? ReportedCostUsd { get; init; }

    /// <summary>What the rate headers said, for the limiter.</summary>
    public RateHeaders? Rate { get; init; }

    /// <summary>True where our own response cache gave the answer: its times are those of the first call, and it cost nothing now.</summary>
    public bool Cached { get; init; }

    /// <summary>Doubts about the exchange that the adapter alone can see, such as <c>fallback_model</c> or <c>suspected_truncation</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Attaches the facts to a response.</summary>
    public void AttachTo(ChatResponse response) => (response.AdditionalProperties ??= [])[Key] = this;

    /// <summary>The facts of a response, or null where a foreign client made it.</summary>
    public static CallFacts? Of(ChatResponse response) => response.AdditionalProperties?.GetValueOrDefault(Key) as CallFacts;
}
