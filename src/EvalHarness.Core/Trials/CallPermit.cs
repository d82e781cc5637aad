using System.Threading.RateLimiting;

namespace EvalHarness.Trials;

/// <summary>Leave to make one call, held until its answer came.</summary>
public readonly struct CallPermit
{
    private readonly RateLimitLease? request;
    private readonly RollingWindowLimiter.Lease? tokens;

    internal CallPermit(RateLimitLease? request, RollingWindowLimiter.Lease? tokens)
    {
        this.request = request;
        this.tokens = tokens;
    }

    /// <summary>The call ended; its tokens as the server counted them, null where it did not say.</summary>
    public void Settle(long? tokensUsed)
    {
        request?.Dispose();
        tokens?.Settle(tokensUsed is { } used ? (int)Math.Min(used, int.MaxValue) : null);
    }
}
