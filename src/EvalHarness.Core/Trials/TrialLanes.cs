using EvalHarness.Configuration;

namespace EvalHarness.Trials;

/// <summary>
/// Hands trials to workers: each arm within its concurrency and, interleaved, not too far ahead of the slowest living arm. One lock;
/// a waiting worker is woken only with a trial in hand, so that an ended trial wakes nobody in vain.
/// </summary>
internal sealed class TrialLanes(IReadOnlyList<ArmLane> lanes, TrialPlan plan, RunOrder order)
{
    private readonly Lock gate = new();

    /// <summary>The next trial of an arm; null once there is none for this start.</summary>
    public ValueTask<TrialKey?> ClaimAsync(ArmLane lane)
    {
        lock (gate)
        {
            if (lane.Stopped != StopReason.None)
            {
                return new((TrialKey?)null);
            }
            if (MayClaim(lane))
            {
                var key = Claim(lane);
                if (key is null)
                {
                    // The arm came to its end over trials that were done before: those who waited for it need wait no more.
                    Pump();
                }
                return new(key);
            }
            var waiter = new TaskCompletionSource<TrialKey?>(TaskCreationOptions.RunContinuationsAsynchronously);
            lane.Waiting.Enqueue(waiter);
            return new(waiter.Task);
        }
    }

    /// <summary>A claimed trial ended; null where it was not begun.</summary>
    /// <returns>Why the arm stops because of it; none where it goes on.</returns>
    public StopReason Release(ArmLane lane, Trial? trial)
    {
        lock (gate)
        {
            lane.InFlight--;
            if (trial is not null)
            {
                Count(lane, trial);
            }
            var reason = Observe(lane, trial);
            Pump();
            return reason;
        }
    }

    /// <summary>Tells the arm's circuit what became of a trial, measured or not.</summary>
    /// <returns>Why the arm stops because of it; none where it goes on.</returns>
    public StopReason Observe(ArmLane lane, Trial? trial)
    {
        lock (gate)
        {
            var reason = trial is null || lane.Stopped != StopReason.None ? StopReason.None : lane.Circuit.Observe(trial);
            if (reason != StopReason.None)
            {
                lane.Stopped = reason;
                lane.StoppedBy = trial!.Error?.Class;
            }
            return reason;
        }
    }

    /// <summary>The arm claims no more.</summary>
    public void Stop(ArmLane lane, StopReason reason)
    {
        lock (gate)
        {
            if (lane.Stopped == StopReason.None)
            {
                lane.Stopped = reason;
            }
            Pump();
        }
    }

    /// <summary>Where an arm stands now.</summary>
    public ArmProgress Snapshot(ArmLane lane, TimeSpan elapsed)
    {
        lock (gate)
        {
            var ended = lane.Answered + lane.Failed;
            return new()
            {
                Arm = lane.Arm.Name,
                Pending = lane.Pending,
                Done = ended,
                Errors = new Dictionary<Arms.ErrorClass, int>(lane.Errors),
                InFlight = lane.InFlight,
                Concurrency = lane.Concurrency.Current,
                CostUsd = lane.CostUsd,
                RatePerSecond = ended > 0 && elapsed > TimeSpan.Zero ? ended / elapsed.TotalSeconds : null,
                Stopped = lane.Stopped,
            };
        }
    }

    private static void Count(ArmLane lane, Trial trial)
    {
        if (trial.CostUsd is { } cost)
        {
            lane.CostUsd = (lane.CostUsd ?? 0) + cost;
        }
        if (trial.Error is { } error)
        {
            lane.Failed++;
            lane.Errors[error.Class] = lane.Errors.GetValueOrDefault(error.Class) + 1;
        }
        else
        {
            lane.Answered++;
        }
    }

    private bool MayClaim(ArmLane lane)
    {
        if (lane.Place >= plan.Places)
        {
            return true;
        }
        if (lane.InFlight >= lane.Concurrency.Current)
        {
            return false;
        }
        if (order == RunOrder.Interleaved)
        {
            var bound = lane.MayLead;
            for (var i = 0; i < lanes.Count; i++)
            {
                if (lanes[i] != lane && lanes[i].Stopped == StopReason.None && lane.Place >= lanes[i].Settled + bound)
                {
                    return false;
                }
            }
        }
        return true;
    }

    private TrialKey? Claim(ArmLane lane)
    {
        if (plan.TryNext(lane.Arm.Index, ref lane.Place, out var key))
        {
            lane.InFlight++;
            return key;
        }
        return null;
    }

    private void Pump()
    {
        var ended = false;
        for (var i = 0; i < lanes.Count; i++)
        {
            var lane = lanes[i];
            while (lane.Waiting.Count > 0)
            {
                if (lane.Stopped != StopReason.None)
                {
                    lane.Waiting.Dequeue().SetResult(null);
                }
                else if (MayClaim(lane))
                {
                    var key = Claim(lane);
                    ended |= key is null;
                    lane.Waiting.Dequeue().SetResult(key);
                }
                else
                {
                    break;
                }
            }
        }
        if (ended)
        {
            Pump();
        }
    }
}
