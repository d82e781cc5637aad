using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>The probability that a model gives its own answer, beside the answer; most models state none.</summary>
public static class StatedConfidence
{
    private const string Key = "evalharness.confidence";

    /// <summary>Attaches it to a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="confidence">In [0, 1].</param>
    public static void AttachTo(ChatResponse response, double confidence) => (response.AdditionalProperties ??= [])[Key] = confidence;

    /// <summary>What the response states; null where it states nothing.</summary>
    public static double? Of(ChatResponse response) => response.AdditionalProperties?.GetValueOrDefault(Key) as double?;
}
