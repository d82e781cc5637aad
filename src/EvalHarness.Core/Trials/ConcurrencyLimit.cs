namespace EvalHarness.Trials;

/// <summary>
/// How many calls an arm may have in flight. Fixed where the config says so; else additive increase, multiplicative decrease (Chiu and
/// Jain 1989): one more after as many answers in a row as calls fit, half on a 429 or 503, once per wave of refusals.
/// </summary>
public sealed class ConcurrencyLimit
{
    /// <summary>Where an unset limit starts.</summary>
    public const int Start = 8;

    /// <summary>Where an unset limit ends.</summary>
    public const int Ceiling = 128;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly List<ConcurrencyStep> history = [];
    private int answers;
    private long lastCut = long.MinValue;

    /// <param name="configured">The config's figure; null adapts.</param>
    /// <param name="time">Clock for the history.</param>
    public ConcurrencyLimit(int? configured, TimeProvider time)
    {
        this.time = time;
        IsAdaptive = configured is null;
        Current = configured ?? Start;
        Most = configured ?? Ceiling;
    }

    /// <summary>Calls that may be in flight now.</summary>
    public int Current { get; private set; }

    /// <summary>The most it can become.</summary>
    public int Most { get; }

    /// <summary>Whether it moves.</summary>
    public bool IsAdaptive { get; }

    /// <summary>Every move, for the manifest.</summary>
    public IReadOnlyList<ConcurrencyStep> History
    {
        get
        {
            lock (gate)
            {
                return [.. history];
            }
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answered()
    {
        if (!IsAdaptive)
        {
            return;
        }
        lock (gate)
        {
            if (++answers >= Current && Current < Ceiling)
            {
                Move(Current + 1);
            }
        }
    }

    /// <summary>A call that began at this timestamp was refused for load. Refusals of calls sent before the last cut say nothing new.</summary>
    public void Refused(long begunAt)
    {
        if (!IsAdaptive)
        {
            return;
        }
        lock (gate)
        {
            if (begunAt > lastCut)
            {
                lastCut = time.GetTimestamp();
                Move(Math.Max(1, Current / 2));
            }
        }
    }

    private void Move(int to)
    {
        answers = 0;
        Current = to;
        history.Add(new(time.GetUtcNow(), to));
    }
}

/// <summary>One move of an adaptive limit.</summary>
/// <param name="At">When.</param>
/// <param name="Limit">To how many calls at once.</param>
public sealed record ConcurrencyStep(DateTimeOffset At, int Limit);
