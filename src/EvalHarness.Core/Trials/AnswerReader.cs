using EvalHarness.Arms;
using EvalHarness.Pricing;
using Microsoft.Extensions.AI;

namespace EvalHarness.Trials;

/// <summary>Reads a client's response into the words of a trial.</summary>
internal static class AnswerReader
{
    public static ModelAnswer Read(ChatResponse response, CallFacts? facts) => new()
    {
        Text = Join<TextContent>(response, static content => content.Text),
        Reasoning = Join<TextReasoningContent>(response, static content => content.Text),
        Refusal = facts?.Refusal,
        Finish = facts is null ? response.FinishReason?.Value : facts.Finish,
        Usage = Usage(response, facts),
        ServedModel = response.ModelId,
        Confidence = StatedConfidence.Of(response),
        Flags = facts?.Flags ?? [],
    };

    /// <summary>Tokens as the server counted them.</summary>
    public static CallUsage Usage(ChatResponse response, CallFacts? facts) => response.Usage is { } usage
        ? new(usage.InputTokenCount, usage.CachedInputTokenCount, facts?.CacheWriteTokens, usage.OutputTokenCount, usage.ReasoningTokenCount)
        : CallUsage.Unknown;

    // Null where there is no such part at all: an empty answer and no answer differ.
    private static string? Join<T>(ChatResponse response, Func<T, string?> text) where T : AIContent
    {
        string? joined = null;
        for (var m = 0; m < response.Messages.Count; m++)
        {
            var contents = response.Messages[m].Contents;
            for (var c = 0; c < contents.Count; c++)
            {
                if (contents[c] is T part)
                {
                    joined = joined is null ? text(part) ?? "" : joined + text(part);
                }
            }
        }
        return joined;
    }
}
