namespace EvalHarness.Trials;

/// <summary>
/// The ways to stop a run. Draining, by a signal from outside or because the question is answered, starts no call and ends retry waits
/// at once, while calls in flight finish and are journalled; stopping now cancels those too.
/// </summary>
public sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource draining = new();
    private readonly CancellationTokenSource now = new();
    private readonly CancellationTokenSource decided = new();

    /// <summary>Cancelled from the first signal on.</summary>
    public CancellationToken Draining => draining.Token;

    /// <summary>Cancelled from the second signal on.</summary>
    public CancellationToken Now => now.Token;

    /// <summary>Cancelled once no further answer is needed.</summary>
    public CancellationToken Decided => decided.Token;

    /// <summary>What has been answered suffices.</summary>
    public void Decide() => decided.Cancel();

    /// <summary>A signal came: the first drains, the second stops now.</summary>
    public void Signal()
    {
        if (draining.IsCancellationRequested)
        {
            now.Cancel();
        }
        draining.Cancel();
    }

    public void Dispose()
    {
        draining.Dispose();
        now.Dispose();
        decided.Dispose();
    }
}
