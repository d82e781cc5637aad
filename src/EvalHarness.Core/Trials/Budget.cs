namespace EvalHarness.Trials;

/// <summary>
/// The wall that spending never passes: the worst case of a call is reserved before it and replaced by its price after it, so that
/// spent + reserved ≤ limit at every moment.
/// </summary>
/// <param name="limitUsd">The most that the run may spend; null for no wall.</param>
/// <param name="spentUsd">What earlier starts spent or may have spent.</param>
public sealed class Budget(decimal? limitUsd, decimal spentUsd = 0)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private decimal spent = spentUsd;
    private decimal reserved;

    /// <summary>The wall; null where there is none.</summary>
    public decimal? LimitUsd => limitUsd;

    /// <summary>What was spent, with what was kept for calls that may have been paid.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (gate)
            {
                return spent;
            }
        }
    }

    /// <summary>True once a call was refused.</summary>
    public bool IsReached { get; private set; }

    /// <summary>
    /// Reserves the worst case of a call. Waits while the rest could still suffice, because calls in flight hold more than they will
    /// cost; false once it cannot.
    /// </summary>
    public ValueTask<bool> ReserveAsync(decimal usd, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsReached)
            {
                return new(false);
            }
            if (waiting.Count == 0 && Fits(usd))
            {
                reserved += usd;
                return new(true);
            }
            if (reserved == 0)
            {
                Refuse();
                return new(false);
            }
            var waiter = new Waiter(usd);
            var node = waiting.AddLast(waiter);
            return WaitAsync(waiter, node, cancellationToken);
        }
    }

    /// <summary>A call ended: its reservation is replaced by what it cost, or may have cost.</summary>
    public void Settle(decimal reservedUsd, decimal costUsd)
    {
        lock (gate)
        {
            reserved -= reservedUsd;
            spent += costUsd;
            while (waiting.First is { } first && Fits(first.Value.Usd))
            {
                waiting.RemoveFirst();
                reserved += first.Value.Usd;
                first.Value.Granted.TrySetResult(true);
            }
            if (reserved == 0 && waiting.Count > 0)
            {
                Refuse();
            }
        }
    }

    private bool Fits(decimal usd) => limitUsd is not { } limit || spent + reserved + usd <= limit;

    private void Refuse()
    {
        IsReached = true;
        foreach (var waiter in waiting)
        {
            waiter.Granted.TrySetResult(false);
        }
        waiting.Clear();
    }

    private async ValueTask<bool> WaitAsync(Waiter waiter, LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using var _ = cancellationToken.UnsafeRegister(_ =>
        {
            lock (gate)
            {
                if (node.List is not null)
                {
                    waiting.Remove(node);
                    waiter.Granted.TrySetCanceled(cancellationToken);
                }
            }
        }, null);
        return await waiter.Granted.Task;
    }

    private sealed record Waiter(decimal Usd)
    {
        public TaskCompletionSource<bool> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
