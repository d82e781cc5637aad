using EvalHarness.Arms;
using Microsoft.Extensions.AI;

namespace EvalHarness.Trials;

/// <summary>What one attempt gave: an answer, or an error.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Error">Why there is none.</param>
/// <param name="Ms">Wall time of the attempt: the adapter's, or our own around a foreign client.</param>
internal sealed record AttemptResult(ChatResponse? Response, ProviderException? Error, double Ms)
{
    /// <summary>What the adapter said beside the answer; null from a foreign client.</summary>
    public CallFacts? Facts { get; } = Response is null ? null : CallFacts.Of(Response);
}
