using System.Runtime.ExceptionServices;
using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>Runs the pending trials: one worker loop per call that may be in flight, each call → score → journal, then the next.</summary>
public sealed class TrialDispatcher : IDisposable
{
    private readonly IReadOnlyList<ArmLane> lanes;
    private readonly TrialLanes claims;
    private readonly TrialPlan plan;
    private readonly ISampleSource samples;
    private readonly Budget budget;
    private readonly RunStop stop;
    private readonly TimeProvider time;
    private readonly int warmUps;
    private readonly CancellationTokenSource stopNow;
    private Exception? failure;
    private long begun;

    /// <param name="assignments">Each arm with what asks it and how many calls it may have in flight.</param>
    /// <param name="plan">What is to be asked.</param>
    /// <param name="samples">The samples it is about.</param>
    /// <param name="run">Order and warm-ups.</param>
    /// <param name="budget">The money that executors draw on.</param>
    /// <param name="stop">Signals from outside.</param>
    /// <param name="time">The clock.</param>
    public TrialDispatcher(IReadOnlyList<ArmAssignment> assignments, TrialPlan plan, ISampleSource samples, RunConfig run, Budget budget,
        RunStop stop, TimeProvider time)
    {
        lanes = [.. assignments.Select(a => new ArmLane(a.Arm, a.Executor, a.Concurrency, plan.Pending(a.Arm.Index), plan.Places))];
        claims = new(lanes, plan, run.Order);
        this.plan = plan;
        this.samples = samples;
        this.budget = budget;
        this.stop = stop;
        this.time = time;
        warmUps = run.Warmup;
        stopNow = CancellationTokenSource.CreateLinkedTokenSource(stop.Now);
        begun = time.GetTimestamp();
    }

    /// <summary>Where every arm stands now. Safe to call from any thread.</summary>
    public IReadOnlyList<ArmProgress> Progress() => [.. lanes.Select(lane => claims.Snapshot(lane, time.GetElapsedTime(begun)))];

    /// <summary>Asks everything that is pending; returns when every arm has ended, for whatever reason.</summary>
    public async Task<RunOutcome> RunAsync()
    {
        begun = time.GetTimestamp();
        using var draining = stop.Draining.Register(() => EndAll(StopReason.Drained));
        using var decided = stop.Decided.Register(() => EndAll(StopReason.Decided));
        await Task.WhenAll(lanes.Where(lane => lane.Pending > 0).Select(lane => Task.Run(() => WarmUpAsync(lane), CancellationToken.None)));
        await Task.WhenAll(lanes.SelectMany(Workers));
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
        return new(
            [.. lanes.Select(OutcomeOf)], Drained: stop.Draining.IsCancellationRequested, StoppedNow: stop.Now.IsCancellationRequested, budget.IsReached);
    }

    public void Dispose()
    {
        foreach (var lane in lanes)
        {
            lane.Dispose();
        }
        stopNow.Dispose();
    }

    private IEnumerable<Task> Workers(ArmLane lane)
    {
        var workers = Math.Min(lane.Concurrency.Most, lane.Pending);
        for (var i = 0; i < workers; i++)
        {
            yield return Task.Run(() => WorkAsync(lane), CancellationToken.None);
        }
    }

    private async Task WorkAsync(ArmLane lane)
    {
        while (await claims.ClaimAsync(lane) is { } key)
        {
            Trial? trial = null;
            try
            {
                trial = await lane.Executor.ExecuteAsync(key, samples.Read(key.Sample), lane.NoNewCalls, stopNow.Token);
            }
            catch (Exception error)
            {
                Fail(error);
            }
            Settle(lane, trial);
        }
    }

    private async Task WarmUpAsync(ArmLane lane)
    {
        for (var i = 0; i < warmUps && lane.Stopped == StopReason.None; i++)
        {
            var key = plan.WarmUp(lane.Arm.Index, i);
            try
            {
                var trial = await lane.Executor.ExecuteAsync(key, samples.Read(key.Sample), lane.NoNewCalls, stopNow.Token);
                Explain(lane, trial, claims.Observe(lane, trial));
            }
            catch (Exception error)
            {
                Fail(error);
            }
            EndAllIfBudgetIsReached();
        }
    }

    private void Settle(ArmLane lane, Trial? trial)
    {
        Explain(lane, trial, claims.Release(lane, trial));
        EndAllIfBudgetIsReached();
    }

    private void Explain(ArmLane lane, Trial? trial, StopReason reason)
    {
        if (reason != StopReason.None)
        {
            var prompt = reason == StopReason.Unparseable ? lane.Arm.Prompts.Render(samples.Read(trial!.Key.Sample)).Messages[^1].Text : null;
            lane.Message = ArmCircuit.Explain(lane.Arm, reason, trial!, prompt);
            lane.EndCalls();
        }
    }

    private void EndAllIfBudgetIsReached()
    {
        if (budget.IsReached)
        {
            EndAll(StopReason.Budget);
        }
    }

    private void EndAll(StopReason reason)
    {
        foreach (var lane in lanes)
        {
            claims.Stop(lane, reason);
            lane.EndCalls();
        }
    }

    /// <summary>A journal that cannot write, or a fault of our own, ends the start at once: nothing may be asked that is not kept.</summary>
    private void Fail(Exception error)
    {
        if (error is OperationCanceledException && stopNow.IsCancellationRequested)
        {
            return;
        }
        Interlocked.CompareExchange(ref failure, error, null);
        EndAll(StopReason.Drained);
        stopNow.Cancel();
    }

    private static ArmOutcome OutcomeOf(ArmLane lane) => new()
    {
        Arm = lane.Arm.Name,
        Pending = lane.Pending,
        Answered = lane.Answered,
        Failed = lane.Failed,
        Errors = lane.Errors,
        // The signal may come when the last trials are in flight: then nothing was left out.
        Reason = lane.Answered + lane.Failed == lane.Pending && lane.Stopped is StopReason.Drained or StopReason.Budget or StopReason.Decided
            ? StopReason.None : lane.Stopped,
        Error = lane.StoppedBy,
        Message = lane.Message,
    };
}
