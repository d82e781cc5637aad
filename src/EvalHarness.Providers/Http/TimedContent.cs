using System.Net;
using System.Net.Http.Headers;

namespace EvalHarness.Providers.Http;

/// <summary>
/// A JSON body that marks when it is written to a connection. The bytes are the call's own and never pooled: a cancelled send may still be
/// reading them when the next call begins.
/// </summary>
internal sealed class TimedContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly byte[] _body;
    private readonly CallClock _clock;

    public TimedContent(byte[] body, CallClock clock)
    {
        _body = body;
        _clock = clock;
        Headers.ContentType = Json;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _clock.MarkSent();
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
