using EvalHarness.Arms;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>Which failed trials are the model's fault (statistics.md §4: its timeouts and over-long items count as wrong).</summary>
public static class FailedTrials
{
    /// <summary>The class of a trial that brought no answer.</summary>
    public static TrialClass ClassOf(ErrorClass error) => error switch
    {
        ErrorClass.Timeout => TrialClass.Timeout,
        // The item does not fit the model: an answer to less than the whole item.
        ErrorClass.ContextTooLong => TrialClass.Truncated,
        _ => TrialClass.Failed,
    };
}
