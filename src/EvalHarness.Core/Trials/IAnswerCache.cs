namespace EvalHarness.Trials;

/// <summary>Answers of earlier calls, by what was asked. A help and no record: what it has lost or cannot keep is asked again.</summary>
public interface IAnswerCache
{
    /// <summary>The answer of an earlier call; null where there is none that can be relied on. Never throws for what it holds.</summary>
    CachedAnswer? Find(string key);

    /// <summary>Keeps an answer, if it can.</summary>
    void Keep(string key, CachedAnswer answer);
}

/// <summary>An answer with the times of the call that brought it.</summary>
public sealed record CachedAnswer(ModelAnswer Answer, TrialLatency Latency);
