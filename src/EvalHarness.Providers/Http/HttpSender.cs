namespace EvalHarness.Providers.Http;

/// <summary>Sends by a plain <see cref="HttpClient"/>.</summary>
internal sealed class HttpSender(HttpClient http, Uri address) : IRequestSender
{
    public async Task<HttpExchange> SendAsync(byte[] body, CallClock clock, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new TimedContent(body, clock) };
        request.Options.Set(CallClock.Key, clock);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var answer = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new HttpExchange(response, answer, response.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => http.Dispose();
}
