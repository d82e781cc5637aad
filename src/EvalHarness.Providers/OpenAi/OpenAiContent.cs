using System.ClientModel;
using EvalHarness.Providers.Http;

namespace EvalHarness.Providers.OpenAi;

/// <summary>A body for the SDK's pipeline. It carries the call's clock in and the raw response out, which the pipeline hides.</summary>
internal sealed class OpenAiContent(byte[] body, CallClock clock) : BinaryContent
{
    public CallClock Clock { get; } = clock;

    public HttpResponseMessage? Response { get; set; }

    public override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        Clock.MarkSent();
        stream.Write(body);
    }

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        Clock.MarkSent();
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    public override void Dispose() { }
}
