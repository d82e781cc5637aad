namespace EvalHarness.Tests.Trials;

/// <summary>
/// A clock that moves only when told; its timers fire in order of their due times. Specs that drive it run alone: two that wait for the
/// pool to be quiet keep waking each other, and neither ever finds it so.
/// </summary>
[CollectionDefinition(nameof(ManualTime), DisableParallelization = true)]
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private long ticks = TimeSpan.FromDays(1).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = GetTimestamp() + by.Ticks;
        while (TakeNext(until) is { } timer)
        {
            timer.Fire();
        }
        Interlocked.Exchange(ref ticks, until);
    }

    /// <summary>Lets the work go on, moving the clock to the next timer whenever nothing runs.</summary>
    public async Task<T> Drive<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await Quiet(work);
            if (NextIsFar())
            {
                // A deadline, not a step of the work: on a loaded machine the work may only be late.
                await Quiet(work, calmRounds: 40);
            }
            if (!work.IsCompleted && TakeNext(long.MaxValue) is { } timer)
            {
                timer.Fire();
            }
        }
        return await work;
    }

    public static async Task Quiet(Task? work = null, int calmRounds = 4)
    {
        for (var calm = 0; calm < calmRounds && work?.IsCompleted != true;)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            calm = ThreadPool.PendingWorkItemCount == 0 ? calm + 1 : 0;
        }
    }

    private bool NextIsFar()
    {
        lock (gate)
        {
            return timers.Count == 0 || timers.Min(timer => timer.Due) > GetTimestamp() + TimeSpan.FromSeconds(20).Ticks;
        }
    }

    private ManualTimer? TakeNext(long until)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null)
            {
                timers.Remove(next);
                Interlocked.Exchange(ref ticks, Math.Max(ticks, next.Due));
            }
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.GetTimestamp() + dueTime.Ticks;
                    time.timers.Add(this);
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
