using System.Runtime.CompilerServices;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers;

/// <summary>
/// One call over HTTP: write, send, read, time, and turn whatever goes wrong into a <see cref="ProviderException"/>. It retries nothing
/// and has no timeout: the executor owns both, through the token.
/// </summary>
internal class HttpChatClient : IChatClient, IRequestPreview
{
    private const int LongestError = 64 * 1024;
    private readonly IChatProtocol _protocol;
    private readonly IRequestSender _sender;
    private readonly CallParameters _parameters;
    private readonly ProviderErrors _errors;
    private readonly TimeProvider _time;
    private readonly object?[] _services;

    public HttpChatClient(IChatProtocol protocol, IRequestSender sender, CallParameters parameters, ProviderErrors errors, TimeProvider time,
        params object?[] services)
    {
        (_protocol, _sender, _parameters, _errors, _time, _services) = (protocol, sender, parameters, errors, time, services);
    }

    public virtual async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var parameters = _parameters.With(options);
        var body = JsonBody.Write((Protocol: _protocol, messages, parameters), static (json, call) => call.Protocol.WriteRequest(json, call.messages, call.parameters));
        var clock = new CallClock(_time);
        HttpExchange? exchange = null;
        var headers = default(ServerHeaders);
        try
        {
            exchange = await _sender.SendAsync(body, clock, cancellationToken);
            headers = ServerHeaders.Read(exchange.Response, _time);
            return await ReadAsync(exchange, headers, parameters, clock, cancellationToken);
        }
        catch (ProviderException)
        {
            throw;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The call was cancelled.", e, cancellationToken);
        }
        catch (Exception e)
        {
            throw Broken(Cause(e), exchange, headers, clock);
        }
        finally
        {
            exchange?.Dispose();
        }
    }

    /// <summary>The whole answer in one go: the harness scores whole answers, and times the first token inside the call.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public string Preview(IEnumerable<ChatMessage> messages, ChatOptions? options) => System.Text.Encoding.UTF8.GetString(JsonBody.Write(
        (Protocol: _protocol, messages, Parameters: _parameters.With(options)), static (json, call) => call.Protocol.WriteRequest(json, call.messages, call.Parameters)));

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType.IsInstanceOfType(this) ? this
        : Array.Find(_services, serviceType.IsInstanceOfType);

    public void Dispose()
    {
        _sender.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<ChatResponse> ReadAsync(HttpExchange exchange, ServerHeaders headers, CallParameters parameters, CallClock clock,
        CancellationToken cancellationToken)
    {
        if (!exchange.Response.IsSuccessStatusCode)
            return await ReadErrorAsync(exchange, headers, clock, cancellationToken);
        var answer = new Answer();
        var error = IsStream(exchange.MediaType, parameters.Stream)
            ? await AnswerReader.StreamAsync(_protocol, exchange.Body, answer, clock, cancellationToken)
            : await AnswerReader.WholeAsync(_protocol, exchange.Body, answer, cancellationToken);
        clock.MarkEnd();
        if (error is not null)
            throw _errors.InAnswer(exchange.Status, error, headers, clock);
        return answer.ToResponse(clock, exchange.Status, headers);
    }

    private async Task<ChatResponse> ReadErrorAsync(HttpExchange exchange, ServerHeaders headers, CallClock clock, CancellationToken cancellationToken)
    {
        using var body = await WholeBody.ReadAsync(exchange.Body, LongestError, excerpt: true, cancellationToken);
        clock.MarkEnd();
        var error = ErrorBody.Parse(body.Bytes);
        if (ErrorClassifier.IsContentFilter(error))
            return new Answer { Finish = "content_filter" }.ToResponse(clock, exchange.Status, headers);
        if (exchange.Response.Headers.Location is { } elsewhere && exchange.Status is >= 300 and < 400)
            error = error with { Message = $"redirected to {elsewhere}, which is not followed because the key would go with it: set base_url to the final address" };
        throw _errors.Refused(exchange.Status, error, headers, clock);
    }

    // A server may answer in one piece although a stream was asked for; NDJSON of one line is that already.
    private bool IsStream(string? mediaType, bool asked)
    {
        if (mediaType == "text/html")
            throw new MalformedAnswerException("status 200 with a web page instead of an answer: check base_url");
        return mediaType == "text/event-stream" || (asked && !(_protocol.ServerSentEvents && mediaType == "application/json"));
    }

    // The SDK wraps what the connection said; whoever asks whether anything was paid for needs that.
    private static Exception Cause(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (inner is HttpRequestException)
                return inner;
            else if (inner is TimeoutException)
                return new HttpRequestException(HttpRequestError.ConnectionError, "no connection in time", e);
        return e;
    }

    private ProviderException Broken(Exception e, HttpExchange? exchange, ServerHeaders headers, CallClock clock)
    {
        var (errorClass, what) = e switch
        {
            MalformedAnswerException or InvalidDataException => (ErrorClass.MalformedResponse, e.Message),
            JsonException or InvalidOperationException when exchange is not null => (ErrorClass.MalformedResponse, "the answer is not valid JSON: " + e.Message),
            CutStreamException => (ErrorClass.CutStream, e.Message),
            // The status was there, so a connection was too: the body broke off.
            _ when exchange is not null => (ErrorClass.CutStream, "the answer broke off: " + e.GetBaseException().Message),
            _ => (ErrorClass.Network, "no answer: " + e.GetBaseException().Message),
        };
        return _errors.Broken(errorClass, what, exchange?.Status, headers, clock, e);
    }
}
