using System.Text.Json;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;

namespace EvalHarness.Providers;

/// <summary>Reads a body of status 200 into an answer; returns the error that the body reports instead, where it does.</summary>
internal static class AnswerReader
{
    private const int LongestBody = 64 * 1024 * 1024;

    /// <summary>Reads an answer in one piece.</summary>
    public static async Task<ErrorBody?> WholeAsync(IChatProtocol protocol, Stream stream, Answer answer, CancellationToken cancellationToken)
    {
        using var body = await WholeBody.ReadAsync(stream, LongestBody, excerpt: false, cancellationToken);
        if (body.Bytes.IsEmpty)
            throw new MalformedAnswerException("status 200 with an empty body");
        using var document = Parse(body.Bytes);
        if (ErrorBody.Find(document.RootElement) is { } error)
            return error;
        protocol.ReadWhole(document.RootElement, answer);
        return null;
    }

    /// <summary>Reads a stream of events to its end, or to the event that says that it is the end.</summary>
    public static async Task<ErrorBody?> StreamAsync(IChatProtocol protocol, Stream stream, Answer answer, CallClock clock, CancellationToken cancellationToken)
    {
        using var lines = new LineReader(stream);
        var events = 0;
        // On past the last event: an unread rest would cost the connection its place in the pool.
        while (await NextAsync(lines, answer, cancellationToken) is { } line)
        {
            var data = protocol.ServerSentEvents ? EventData(line) : line;
            if (data.IsEmpty)
                continue;
            events++;
            if (data.Span.SequenceEqual("[DONE]"u8))
            {
                answer.Terminated = true;
                continue;
            }
            using var document = ParseEvent(data, lines.Terminated);
            if (ErrorBody.Find(document.RootElement) is { } error)
                return error;
            if (protocol.ReadEvent(document.RootElement, answer))
                clock.MarkFirstToken();
        }
        CheckEnd(protocol, answer, events);
        return null;
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> NextAsync(LineReader lines, Answer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadAsync(cancellationToken);
        }
        catch (IOException) when (answer.Terminated)
        {
            // The answer was whole before the connection broke.
            return null;
        }
    }

    private static void CheckEnd(IChatProtocol protocol, Answer answer, int events)
    {
        if (events == 0)
            throw new MalformedAnswerException("status 200 without one event of an answer");
        if (answer.Terminated)
            return;
        if (answer.Finish is null || !protocol.ServerSentEvents)
            throw new CutStreamException("the stream ended before the answer did");
        answer.Flag("missing_terminator");
    }

    // Comments (OpenRouter keeps connections alive with them), event names and ids are not needed: the data says what it is.
    private static ReadOnlyMemory<byte> EventData(ReadOnlyMemory<byte> line)
    {
        if (!line.Span.StartsWith("data:"u8))
            return default;
        var data = line["data:".Length..];
        while (!data.IsEmpty && data.Span[0] == ' ')
            data = data[1..];
        while (!data.IsEmpty && data.Span[^1] == ' ')
            data = data[..^1];
        return data;
    }

    private static JsonDocument ParseEvent(ReadOnlyMemory<byte> data, bool terminated)
    {
        try
        {
            return JsonDocument.Parse(data);
        }
        catch (JsonException) when (!terminated)
        {
            throw new CutStreamException("the stream ended inside an event");
        }
        catch (JsonException)
        {
            throw NotJson(data.Span);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw NotJson(body.Span);
        }
    }

    private static MalformedAnswerException NotJson(ReadOnlySpan<byte> body) => new("status 200 with a body that is not JSON: " + ErrorBody.Excerpt(body));
}
