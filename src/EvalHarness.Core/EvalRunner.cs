using EvalHarness.Analysis.Stopping;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness;

/// <summary>A run from its config to its ledger. What follows reads only the folder.</summary>
public static class EvalRunner
{
    /// <summary>Asks what is left to ask, and keeps every answer on disk before the next call.</summary>
    /// <param name="request">Which run, with its samples and arms.</param>
    /// <param name="scorer">Judges the answers of an arm.</param>
    /// <param name="stop">Signals from outside.</param>
    /// <param name="hooks">What the caller wants to see and allow.</param>
    public static async Task<RunResult> RunAsync(RunRequest request, Func<Arm, ITrialScorer> scorer, RunStop stop, RunHooks hooks)
    {
        var rule = StopRule.Of(request);
        using var run = RunFolder.OpenOrCreate(request);
        if (run.IsFinished)
        {
            return new(run.Paths, Outcome: null, run.Before);
        }
        var pending = TrialPlanner.Plan(request.Samples, run.Done, request.Config.Run.Seed, request.Shard, hooks.Arms, groupsTogether: rule is not null);
        var watcher = EarlyStopping.Of(rule, request, pending, run.Before);
        if (watcher?.Decision is { } early)
        {
            // An earlier start died between the last answer that it needed and its end.
            return await EndAsync(run, new([], Drained: false, StoppedNow: false, BudgetReached: false) { Early = early });
        }
        return await hooks.Approve(run, pending)
            ? new(run.Paths, await AskAsync(request, run, pending, watcher, scorer, stop, hooks), run.Before)
            : await EndAsync(run, outcome: null);
    }

    private static async Task<RunResult> EndAsync(RunFolder run, RunOutcome? outcome)
    {
        await run.EndAsync(outcome);
        return new(run.Paths, outcome, run.Before);
    }

    private static async Task<RunOutcome> AskAsync(
        RunRequest request, RunFolder run, TrialPlan pending, EarlyStopping? watcher, Func<Arm, ITrialScorer> scorer, RunStop stop, RunHooks hooks)
    {
        var settings = request.Config.Run;
        var budget = new Budget(settings.BudgetUsd, request.Arms.Where(arm => arm.Host is not null).Sum(arm => run.Before.SpentUsd[arm.Index]));
        using var limits = new RateLimitGroups(request.Arms, request.Time);
        var journal = watcher is null ? run.Journal : new WatchedJournal(run.Journal, watcher, stop);
        var servers = await Task.WhenAll(request.Arms.Select(arm =>
            pending.Pending(arm.Index) > 0 ? ServerProbing.AskAsync(arm, request.Time, stop.Draining) : Task.FromResult<ServerFacts?>(null)));
        var cache = settings.Cache == CacheMode.ReadWrite ? new ResponseCache(request.Results, request.Redact) : null;
        var arms = ArmAssignment.Online(request.Arms, scorer, journal, budget, limits, settings.Seed, request.Time,
            arm => new(arm, servers[arm.Index]?.Digest), cache);
        List<string> warnings = [.. Comparability.Warnings(request.Arms, servers)];
        warnings.ForEach(hooks.Warn);
        run.WriteManifest(arms, servers, warnings, outcome: null);

        using var dispatcher = new TrialDispatcher(arms, pending, request.Samples, settings, budget, stop, request.Time);
        hooks.Started(dispatcher);
        var outcome = (await dispatcher.RunAsync()).Redacted(request.Redact) with { Early = watcher?.Decision };

        await run.EndAsync(outcome);
        List<string> later = [.. await ServerProbing.ChangesAsync(request.Arms, servers, request.Time, stop.Draining), .. cache?.Warnings ?? []];
        later.ForEach(hooks.Warn);
        warnings.AddRange(later);
        run.WriteManifest(arms, servers, warnings, outcome);
        return outcome;
    }
}

/// <summary>What the caller of a run wants to see and allow.</summary>
public sealed record RunHooks
{
    /// <summary>Arms that this start asks, by place (<c>--arm</c>); null for all.</summary>
    public IReadOnlyCollection<int>? Arms { get; init; }

    /// <summary>Asked once, before the first call, with what is about to be asked; false ends the start without a call.</summary>
    public Func<RunFolder, TrialPlan, Task<bool>> Approve { get; init; } = (_, _) => Task.FromResult(true);

    /// <summary>Told what makes arms hard to compare, in a sentence: before the first call, and after the last.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>Told when calls begin; <see cref="TrialDispatcher.Progress"/> then says where every arm stands.</summary>
    public Action<TrialDispatcher> Started { get; init; } = _ => { };
}

/// <summary>What a start left behind.</summary>
/// <param name="Paths">The run's folder.</param>
/// <param name="Outcome">How the calls ended; null where the run was finished before, or the calls were not approved.</param>
/// <param name="Before">What earlier starts had done and spent.</param>
public sealed record RunResult(RunPaths Paths, RunOutcome? Outcome, LedgerContents Before);
