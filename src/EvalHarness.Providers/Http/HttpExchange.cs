namespace EvalHarness.Providers.Http;

/// <summary>An answer whose headers have come and whose body has yet to be read.</summary>
/// <param name="response">Status and headers.</param>
/// <param name="content">The body, which the SDK's pipeline takes out of its response.</param>
/// <param name="owner">Whatever else must be disposed with it.</param>
internal sealed class HttpExchange(HttpResponseMessage response, HttpContent content, IDisposable? owner = null) : IDisposable
{
    public HttpResponseMessage Response { get; } = response;

    public HttpContent Content { get; } = content;

    public int Status => (int)Response.StatusCode;

    public string? MediaType => Content.Headers.ContentType?.MediaType;

    public void Dispose()
    {
        owner?.Dispose();
        Content.Dispose();
        Response.Dispose();
    }
}
