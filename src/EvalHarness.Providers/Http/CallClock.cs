namespace EvalHarness.Providers.Http;

/// <summary>
/// The times of one exchange. The attempt starts with its first byte on an open connection, so that neither waiting for one nor opening it
/// is taken for the model's time (contract: Latency).
/// </summary>
internal sealed class CallClock(TimeProvider time)
{
    /// <summary>Carries the clock to the connect callback, which sees only the request.</summary>
    public static readonly HttpRequestOptionsKey<CallClock> Key = new("evalharness.clock");

    private readonly long _start = time.GetTimestamp();
    private long _connectStart;
    private long _sent;
    private long _firstToken;
    private long _end;

    public void MarkConnectStart() => Interlocked.Exchange(ref _connectStart, time.GetTimestamp());

    public void MarkSent() => Interlocked.Exchange(ref _sent, time.GetTimestamp());

    public void MarkFirstToken() => Interlocked.CompareExchange(ref _firstToken, time.GetTimestamp(), 0);

    public void MarkEnd() => _end = time.GetTimestamp();

    /// <summary>
    /// From dialling to the first byte, so TLS is in it. Null where the call went out on another connection before its own was ready.
    /// </summary>
    public double? ConnectMs => _connectStart == 0 || _sent < _connectStart ? null : Between(_connectStart, _sent);

    public double? FirstTokenMs => _firstToken == 0 ? null : Between(Begin, _firstToken);

    public double? AttemptMs => _end == 0 ? null : Between(Begin, _end);

    /// <summary>What a failed call took; null where not one byte went out.</summary>
    public double? FailedMs => _sent == 0 ? null : Between(_sent, time.GetTimestamp());

    // A stub handler never reads the body and so never marks it as sent.
    private long Begin => _sent == 0 ? _start : _sent;

    private double Between(long from, long to) => time.GetElapsedTime(from, to).TotalMilliseconds;
}
