namespace EvalHarness.Analysis;

/// <summary>Tokens of an arm, summed over the answers for which the server counted them; null where it counted none.</summary>
public sealed record UsageReport(long? Input, long? CachedInput, long? CacheWrite, long? Output, long? Reasoning)
{
    /// <summary>Mean per answer that was counted.</summary>
    public required TokenMeans Mean { get; init; }

    /// <summary>For how many answers each figure is known.</summary>
    public required TokenCounts Known { get; init; }
}

/// <summary>Mean tokens per answer; null is unknown.</summary>
public sealed record TokenMeans(double? Input, double? CachedInput, double? CacheWrite, double? Output, double? Reasoning);

/// <summary>Answers for which a figure is known.</summary>
public sealed record TokenCounts(int Input, int CachedInput, int CacheWrite, int Output, int Reasoning);
