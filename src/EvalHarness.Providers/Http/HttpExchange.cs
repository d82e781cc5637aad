namespace EvalHarness.Providers.Http;

/// <summary>An answer whose headers have come and whose body has yet to be read.</summary>
/// <param name="response">Status and headers.</param>
/// <param name="body">The body as it comes in.</param>
/// <param name="mediaType">What the body is said to be.</param>
internal sealed class HttpExchange(HttpResponseMessage response, Stream body, string? mediaType) : IDisposable
{
    public HttpResponseMessage Response { get; } = response;

    public Stream Body { get; } = body;

    public string? MediaType { get; } = mediaType;

    public int Status => (int)Response.StatusCode;

    public void Dispose()
    {
        Body.Dispose();
        Response.Dispose();
    }
}
