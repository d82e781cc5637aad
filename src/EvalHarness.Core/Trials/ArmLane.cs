using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>One arm of a running start: its cursor, its calls in flight, its counts. All under the lock of <see cref="TrialLanes"/>.</summary>
internal sealed class ArmLane(Arm arm, ITrialExecutor executor, ConcurrencyLimit concurrency, int pending, int places) : IDisposable
{
    private readonly CancellationTokenSource noNewCalls = new();

    public Arm Arm => arm;

    public ITrialExecutor Executor => executor;

    public ConcurrencyLimit Concurrency => concurrency;

    public int Pending => pending;

    /// <summary>Cancelled once the arm makes no further attempt.</summary>
    public CancellationToken NoNewCalls => noNewCalls.Token;

    /// <summary>Place in the order behind the last claimed trial. An arm without work stands at the end and holds nobody up.</summary>
    public int Place = pending == 0 ? places : 0;

    public int InFlight { get; set; }

    public int Answered { get; set; }

    public Dictionary<ErrorClass, int> Errors { get; } = [];

    public int Failed { get; set; }

    public decimal? CostUsd { get; set; }

    public ArmCircuit Circuit { get; } = new();

    public StopReason Stopped { get; set; }

    public ErrorClass? StoppedBy { get; set; }

    public string? Message { get; set; }

    /// <summary>Workers that wait for a trial to become claimable.</summary>
    public Queue<TaskCompletionSource<TrialKey?>> Waiting { get; } = new();

    /// <summary>Trials that have surely ended: what others may be ahead of.</summary>
    public int Settled => Place - InFlight;

    /// <summary>How far it may be ahead of the slowest living arm (contract: an arm may lead).</summary>
    public int MayLead => Math.Max(64, 4 * concurrency.Current);

    public void EndCalls() => noNewCalls.Cancel();

    public void Dispose() => noNewCalls.Dispose();
}
