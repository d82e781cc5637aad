using System.Net;

namespace EvalHarness.Tests.Providers;

/// <summary>Answers every request with what a function makes of it, and keeps what was asked.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

    /// <summary>The body of the last request.</summary>
    public string LastBody => Requests[^1].Body;

    public static StubHandler Always(string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) => new((request, _) =>
        request.RequestUri!.AbsolutePath == "/api/show" ? Json("""{"capabilities":["completion"]}""") : Json(body, mediaType, status));

    public static HttpResponseMessage Json(string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, mediaType) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request, body));
        var response = answer(request, body);
        response.RequestMessage = request;
        return response;
    }
}
