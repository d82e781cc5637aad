using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>The per-minute limits of one endpoint and key, shared by every arm that names the same group.</summary>
public sealed class RateLimits : IDisposable
{
    private readonly TimeProvider time;
    private readonly RollingWindowLimiter? requests;
    private readonly RollingWindowLimiter? tokens;
    private long pausedUntil;

    public RateLimits(int? requestsPerMinute, int? tokensPerMinute, TimeProvider time)
    {
        this.time = time;
        requests = requestsPerMinute is { } r ? new(r, time) : null;
        tokens = tokensPerMinute is { } t ? new(t, time) : null;
    }

    /// <summary>Waits until a call of about so many tokens may be made.</summary>
    public async ValueTask<CallPermit> AcquireAsync(int estimatedTokens, CancellationToken cancellationToken)
    {
        while (PauseLeft() is { } pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, cancellationToken);
        }
        var request = requests is null ? null : await requests.AcquireAsync(1, cancellationToken);
        var token = tokens is null ? null : (RollingWindowLimiter.Lease)await tokens.AcquireAsync(Math.Max(1, estimatedTokens), cancellationToken);
        return new(request, token);
    }

    /// <summary>No call of the group begins before so long: the server asked for it.</summary>
    public void Pause(TimeSpan wait)
    {
        var until = (time.GetElapsedTime(0) + wait).Ticks;
        for (var seen = Volatile.Read(ref pausedUntil); until > seen;)
        {
            var found = Interlocked.CompareExchange(ref pausedUntil, until, seen);
            if (found == seen)
            {
                return;
            }
            seen = found;
        }
    }

    /// <summary>What the rate headers said: nothing left means waiting for the reset.</summary>
    public void Heed(RateHeaders rate)
    {
        if (rate is { RemainingRequests: <= 0, ResetRequests: { } requestsReset })
        {
            Pause(requestsReset);
        }
        if (rate is { RemainingTokens: <= 0, ResetTokens: { } tokensReset })
        {
            Pause(tokensReset);
        }
    }

    public void Dispose()
    {
        requests?.Dispose();
        tokens?.Dispose();
    }

    private TimeSpan? PauseLeft() => Volatile.Read(ref pausedUntil) is var until and > 0 ? TimeSpan.FromTicks(until) - time.GetElapsedTime(0) : null;
}
