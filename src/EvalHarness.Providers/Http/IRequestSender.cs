namespace EvalHarness.Providers.Http;

/// <summary>Puts one request on the wire and returns when the headers of the answer are there.</summary>
internal interface IRequestSender : IDisposable
{
    /// <summary>Sends the body. The exchange must be disposed by the caller.</summary>
    Task<HttpExchange> SendAsync(byte[] body, CallClock clock, CancellationToken cancellationToken);
}
