using System.Threading.RateLimiting;

namespace EvalHarness.Trials;

/// <summary>
/// At most so many permits in any rolling minute, as the server counts them. The library's sliding window counts when a permit was
/// taken and per segment, so a request that is slow to arrive could share a minute with later ones. Here a permit returns a minute
/// after its request had surely arrived: when the answer came, but at most two seconds after it was taken. First come, first served.
/// </summary>
public sealed class RollingWindowLimiter(int limit, TimeProvider time) : RateLimiter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWayToServer = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<Lease> granted = new();
    private readonly LinkedList<Waiter> waiting = new();
    private ITimer? timer;
    private long used;

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics GetStatistics()
    {
        lock (gate)
        {
            return new() { CurrentAvailablePermits = Math.Max(0, limit - used), CurrentQueuedCount = waiting.Count };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            Expire();
            return waiting.Count == 0 && Fits(permitCount) ? Grant(permitCount) : Lease.Refused;
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Expire();
            if (waiting.Count == 0 && Fits(permitCount))
            {
                return new(Grant(permitCount));
            }
            var node = waiting.AddLast(new Waiter(permitCount));
            Schedule();
            return WaitAsync(node, cancellationToken);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            timer?.Dispose();
        }
        base.Dispose(disposing);
    }

    // A call larger than the whole limit goes alone; refusing it for ever would stop the arm.
    private bool Fits(int permits) => used + permits <= limit || used == 0;

    private Lease Grant(int permits)
    {
        var lease = new Lease(this, permits, time.GetElapsedTime(0) + LongestWayToServer + Window);
        granted.Enqueue(lease);
        used += permits;
        return lease;
    }

    private void Expire()
    {
        var now = time.GetElapsedTime(0);
        while (granted.TryPeek(out var oldest) && oldest.Expiry <= now)
        {
            used -= granted.Dequeue().Permits;
        }
    }

    private void Schedule()
    {
        if (waiting.Count > 0 && granted.TryPeek(out var oldest))
        {
            var due = oldest.Expiry - time.GetElapsedTime(0);
            timer ??= time.CreateTimer(static self => ((RollingWindowLimiter)self!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(due > TimeSpan.Zero ? due + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Pump()
    {
        lock (gate)
        {
            Expire();
            while (waiting.First is { } first && Fits(first.Value.Permits))
            {
                waiting.RemoveFirst();
                first.Value.Granted.TrySetResult(Grant(first.Value.Permits));
            }
            Schedule();
        }
    }

    private void Settle(Lease lease, int? actual)
    {
        lock (gate)
        {
            var arrived = time.GetElapsedTime(0) + Window;
            lease.Expiry = arrived < lease.Expiry ? arrived : lease.Expiry;
            if (actual is { } permits)
            {
                used += permits - lease.Permits;
                lease.Permits = permits;
            }
        }
        Pump();
    }

    private async ValueTask<RateLimitLease> WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using var _ = cancellationToken.UnsafeRegister(_ =>
        {
            lock (gate)
            {
                if (node.List is not null)
                {
                    waiting.Remove(node);
                    node.Value.Granted.TrySetCanceled(cancellationToken);
                }
            }
        }, null);
        return await node.Value.Granted.Task;
    }

    private sealed record Waiter(int Permits)
    {
        public TaskCompletionSource<RateLimitLease> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Permits of one call; settled when its answer came.</summary>
    internal sealed class Lease(RollingWindowLimiter? owner, int permits, TimeSpan expiry) : RateLimitLease
    {
        public static readonly Lease Refused = new(null, 0, TimeSpan.Zero);

        private bool settled;

        public int Permits { get; set; } = permits;

        public TimeSpan Expiry { get; set; } = expiry;

        public override bool IsAcquired => owner is not null;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        /// <summary>The call ended and took so many permits; null keeps the estimate.</summary>
        public void Settle(int? actual)
        {
            if (!settled)
            {
                settled = true;
                owner?.Settle(this, actual);
            }
        }

        protected override void Dispose(bool disposing)
        {
            Settle(null);
            base.Dispose(disposing);
        }
    }
}
