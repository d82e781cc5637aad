namespace EvalHarness.Pricing;

/// <summary>Tokens of one call, as the server counted them; null where it did not say.</summary>
/// <param name="Input">All prompt tokens, cached ones included.</param>
/// <param name="CachedInput">Prompt tokens read from the provider's cache.</param>
/// <param name="CacheWrite">Prompt tokens written to the provider's cache.</param>
/// <param name="Output">All answer tokens, reasoning included where the provider bills it so.</param>
/// <param name="Reasoning">Answer tokens spent on reasoning.</param>
public sealed record CallUsage(long? Input, long? CachedInput, long? CacheWrite, long? Output, long? Reasoning)
{
    /// <summary>Nothing is known.</summary>
    public static readonly CallUsage Unknown = new(null, null, null, null, null);
}
