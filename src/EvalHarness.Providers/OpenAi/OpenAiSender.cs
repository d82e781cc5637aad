using System.ClientModel;
using System.ClientModel.Primitives;
using EvalHarness.Providers.Http;
using OpenAI;
using OpenAI.Chat;

namespace EvalHarness.Providers.OpenAi;

/// <summary>
/// Sends through the OpenAI SDK's pipeline by its protocol method: the official request line, keys and user agent, but our bytes out and the
/// server's bytes back, since the SDK's typed reader loses answers (providers.md §3).
/// </summary>
internal sealed class OpenAiSender : IRequestSender
{
    private readonly ChatClient _chat;
    private readonly HttpClient _http;

    public OpenAiSender(string model, Uri endpoint, string? key, HttpClient http)
    {
        _http = http;
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new OpenAiTransport(http, withKey: key is not null),
            // The executor is the one owner of retries and of timeouts; hidden ones corrupt latency and counts.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        // The SDK insists on a key; the transport takes the header out again where the arm has none.
        _chat = new ChatClient(model, new ApiKeyCredential(key ?? "none"), options);
    }

    public async Task<HttpExchange> SendAsync(byte[] body, CallClock clock, CancellationToken cancellationToken)
    {
        var content = new OpenAiContent(body, clock);
        var options = new RequestOptions
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            BufferResponse = false,
        };
        var result = await _chat.CompleteChatAsync(content, options);
        // The pipeline takes the body and its headers out of the raw response and into its own.
        var response = result.GetRawResponse();
        // It is not disposed: that would read the rest of the body, however long. Its stream and the raw response are, and own the connection.
        return new HttpExchange(content.Response!, response.ContentStream ?? Stream.Null, MediaType(response));
    }

    private static string? MediaType(PipelineResponse response)
    {
        if (!response.Headers.TryGetValue("Content-Type", out var type) || type is null)
            return null;
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? type : type[..end].TrimEnd();
    }

    public void Dispose() => _http.Dispose();
}
