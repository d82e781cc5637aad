namespace EvalHarness.Tests.Cli;

/// <summary>A clock that runs several times as fast: a minute of a limit takes seconds, for client and server alike.</summary>
internal sealed class FastTime(int times) : TimeProvider
{
    private readonly DateTimeOffset begun = System.GetUtcNow();
    private readonly long origin = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => origin + ((System.GetTimestamp() - origin) * times);

    public override DateTimeOffset GetUtcNow() => begun + (System.GetElapsedTime(origin) * times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)), this);

    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / times;

    private sealed class FastTimer(ITimer timer, FastTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Scaled(dueTime), time.Scaled(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
