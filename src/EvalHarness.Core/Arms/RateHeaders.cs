namespace EvalHarness.Arms;

/// <summary>What a server's rate headers said after a call; null where they were silent.</summary>
/// <param name="RemainingRequests">Requests left in the window.</param>
/// <param name="RemainingTokens">Tokens left in the window.</param>
/// <param name="ResetRequests">Until the request window is full again.</param>
/// <param name="ResetTokens">Until the token window is full again.</param>
/// <param name="LimitRequests">Requests a window holds.</param>
/// <param name="LimitTokens">Tokens a window holds.</param>
public sealed record RateHeaders(long? RemainingRequests, long? RemainingTokens, TimeSpan? ResetRequests, TimeSpan? ResetTokens,
    long? LimitRequests, long? LimitTokens);
