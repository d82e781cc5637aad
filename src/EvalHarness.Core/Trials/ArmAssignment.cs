using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>An arm with what asks it.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Executor">What carries its trials.</param>
/// <param name="Concurrency">How many calls it may have in flight.</param>
public sealed record ArmAssignment(Arm Arm, ITrialExecutor Executor, ConcurrencyLimit Concurrency)
{
    /// <summary>
    /// The arms of a run, each with an executor of its own; the journal and the budget are shared by all, rate limits by group. A model
    /// in this process is bound by its processors, so more calls at once would only wait.
    /// </summary>
    public static IReadOnlyList<ArmAssignment> Online(IReadOnlyList<Arm> arms, Func<Arm, ITrialScorer> scorer, ITrialJournal journal, Budget budget,
        RateLimitGroups limits, ulong seed, TimeProvider time, Func<Arm, AnswerKey>? keys = null, IAnswerCache? cache = null) =>
    [
        .. arms.Select(arm =>
        {
            var concurrency = new ConcurrencyLimit(arm.Config.Limits.Concurrency ?? (arm.Host is null ? Environment.ProcessorCount : null), time);
            var services = new ExecutorServices
            {
                Journal = journal,
                Budget = budget,
                Limits = limits.Of(arm),
                Concurrency = concurrency,
                Time = time,
                Seed = seed + (ulong)arm.Index,
            };
            var judge = scorer(arm);
            ITrialExecutor online = new OnlineTrialExecutor(arm, judge, services);
            // A model in this process costs nothing to ask, and what it learned from stands in no address.
            return new ArmAssignment(arm, cache is not null && keys is not null && arm.Host is not null
                ? new CachedTrialExecutor(online, arm, keys(arm), cache, judge, services) : online, concurrency);
        }),
    ];
}
