using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace EvalHarness.FakeServers;

/// <summary>Answers one chat call, well or badly.</summary>
internal sealed class FaultResponder(FakeServerOptions options, IWire wire)
{
    private const int HugeBytes = 40 * 1024 * 1024;

    private readonly SemaphoreSlim? slots = options.Parallel is { } parallel ? new(parallel) : null;

    public async Task RespondAsync(HttpContext context, JsonElement request, string? fault, CancellationToken gone)
    {
        if (options.Latency > TimeSpan.Zero && fault is not Faults.ResetBefore && (fault is null || !Faults.Statuses.ContainsKey(fault)))
            await ServeAsync(gone);
        var streams = wire.WantsStream(request);
        if (fault is null)
            await SendAsync(context, Answer(request), streams, gone);
        else if (Faults.Statuses.TryGetValue(fault, out var status))
            await RefuseAsync(context, status.Status, status, gone);
        else
            await FailAsync(context, request, fault, streams, gone);
    }

    private async Task ServeAsync(CancellationToken gone)
    {
        if (slots is null)
        {
            await Task.Delay(options.Latency, options.Time, gone);
            return;
        }
        await slots.WaitAsync(gone);
        try
        {
            await Task.Delay(options.Latency, options.Time, gone);
        }
        finally
        {
            slots.Release();
        }
    }

    private Task FailAsync(HttpContext context, JsonElement request, string fault, bool streams, CancellationToken gone) => fault switch
    {
        Faults.Filter400 => RefuseAsync(context, 400, new(400, "invalid_request_error", "content_filter", "The prompt was filtered."), gone),
        Faults.EchoKey => RefuseAsync(context, 401, new(401, "authentication_error", "invalid_api_key", "Bad key: " + Key(context)), gone),
        Faults.EchoKeyCut => PlainRefusalAsync(context, new string('-', 284) + Key(context), gone),
        Faults.Redirect => RedirectAsync(context),
        Faults.Html => WriteAsync(context, "<html><body>Sign in</body></html>", "text/html", gone),
        Faults.Empty => WriteAsync(context, "", streams ? wire.StreamType : "application/json", gone),
        Faults.NoChoices => WriteAsync(context, "{\"object\":\"chat.completion\",\"choices\":[]}", "application/json", gone),
        Faults.Hang => Task.Delay(Timeout.InfiniteTimeSpan, options.Time, gone),
        Faults.ResetBefore => Reset(context),
        Faults.ResetInBody or Faults.Truncate or Faults.WrongLength or Faults.CutStream or Faults.Stall => CutAsync(context, request, fault, streams, gone),
        Faults.ResetAfter => ResetAfterAsync(context, request, streams, gone),
        Faults.StreamError => StreamErrorAsync(context, request, streams, gone),
        Faults.Gzip or Faults.BrokenGzip => GzipAsync(context, request, streams, broken: fault == Faults.BrokenGzip, gone),
        Faults.Drip => DripAsync(context, request, streams, gone),
        Faults.Huge => HugeAsync(context, streams, gone),
        _ => SendAsync(context, Twisted(context, request, fault), streams, gone),
    };

    private FakeAnswer Answer(JsonElement request)
    {
        var (user, all) = Texts(request);
        return new FakeAnswer
        {
            Text = options.Answer(user),
            Model = options.Model,
            InputTokens = Math.Max(1, all / 4),
            LoadMs = options.StatedLoadMs,
            ServiceMs = options.Latency.TotalMilliseconds,
        };
    }

    /// <summary>Answers that are whole and yet not what was hoped for.</summary>
    private FakeAnswer Twisted(HttpContext context, JsonElement request, string fault)
    {
        var answer = Answer(request);
        if (fault == Faults.RetryAfterOn200)
            context.Response.Headers.RetryAfter = "59";
        if (fault == Faults.Fallback)
            context.Response.Headers["x-litellm-attempted-fallbacks"] = "1";
        return fault switch
        {
            Faults.Refusal => answer with { Text = "", Refusal = "I cannot help with that." },
            Faults.Length => answer with { Finish = "length", Text = answer.Text[..(answer.Text.Length / 2)] },
            Faults.Filter => answer with { Finish = "content_filter", Text = "" },
            Faults.UnknownFinish => answer with { Finish = "vanished" },
            Faults.NoFinish => answer with { Finish = "none" },
            Faults.NoUsage => answer with { WithUsage = false },
            Faults.DuplicateKeys => answer with { DuplicateKeys = true },
            Faults.EchoKeyInText => answer with { Text = "Your key is " + Key(context) },
            Faults.EchoKeyInLongText => answer with { Text = "Your key is " + Key(context) + new string('.', 384) },
            Faults.Fallback => answer with { Model = "other-model" },
            Faults.TemplateTokens => answer with { Text = answer.Text + "<|im_end|>\n<|im_start|>user" },
            _ => answer,
        };
    }

    private Task SendAsync(HttpContext context, FakeAnswer answer, bool streams, CancellationToken gone) =>
        WriteAsync(context, Body(answer, streams), streams ? wire.StreamType : "application/json", gone);

    private string Body(FakeAnswer answer, bool streams) => streams ? string.Concat(wire.Events(answer)) : wire.Whole(answer);

    private static Task WriteAsync(HttpContext context, string body, string type, CancellationToken gone)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, gone).AsTask();
    }

    private Task RefuseAsync(HttpContext context, int status, StatusFault fault, CancellationToken gone)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in fault.Headers)
            context.Response.Headers[name] = value.Replace("{date}",
                options.Time.GetUtcNow().AddSeconds(1).ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return WriteAsync(context, wire.Error(fault.Type, fault.Code, fault.Message), "application/json", gone);
    }

    private static Task PlainRefusalAsync(HttpContext context, string body, CancellationToken gone)
    {
        context.Response.StatusCode = 401;
        return WriteAsync(context, body, "text/plain", gone);
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("http://127.0.0.1:9/elsewhere");
        return Task.CompletedTask;
    }

    private static Task Reset(HttpContext context)
    {
        // No lingering: the peer sees a reset, not an orderly end.
        context.Features.Get<IConnectionSocketFeature>()?.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task CutAsync(HttpContext context, JsonElement request, string fault, bool streams, CancellationToken gone)
    {
        var answer = Answer(request);
        var body = Body(answer, streams);
        var events = wire.Events(answer);
        var part = fault == Faults.CutStream && streams ? string.Concat(events.Take(events.Count - wire.EndingEvents)) : body[..(body.Length / 3)];
        if (fault is Faults.Truncate or Faults.CutStream)
        {
            await WriteAsync(context, part, streams ? wire.StreamType : "application/json", gone);
            return;
        }
        context.Response.ContentType = streams ? wire.StreamType : "application/json";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(part), gone);
        await context.Response.Body.FlushAsync(gone);
        // Fewer bytes than promised: the server itself closes the connection in good order, so the part always arrives.
        if (fault == Faults.WrongLength)
            return;
        await Task.Delay(fault == Faults.Stall ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(50), options.Time, gone);
        await Reset(context);
    }

    private async Task ResetAfterAsync(HttpContext context, JsonElement request, bool streams, CancellationToken gone)
    {
        // An orderly end of the connection: a reset could overtake the last bytes of the answer.
        context.Response.Headers.Connection = "close";
        await SendAsync(context, Answer(request), streams, gone);
    }

    private Task StreamErrorAsync(HttpContext context, JsonElement request, bool streams, CancellationToken gone)
    {
        var first = wire.Events(Answer(request))[0];
        return streams
            ? WriteAsync(context, first + wire.ErrorEvent("the model crashed"), wire.StreamType, gone)
            : WriteAsync(context, wire.Error(type: "server_error", code: null, "the model crashed"), "application/json", gone);
    }

    private async Task GzipAsync(HttpContext context, JsonElement request, bool streams, bool broken, CancellationToken gone)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Body(Answer(request), streams)), gone);
        var bytes = packed.ToArray();
        // After the header of ten bytes, a block of a type that does not exist.
        if (broken)
            Array.Fill(bytes, (byte)0xFF, 10, bytes.Length - 10);
        context.Response.ContentType = streams ? wire.StreamType : "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync(bytes, gone);
    }

    private async Task DripAsync(HttpContext context, JsonElement request, bool streams, CancellationToken gone)
    {
        context.Response.ContentType = streams ? wire.StreamType : "application/json";
        foreach (var chunk in Encoding.UTF8.GetBytes(Body(Answer(request), streams)).Chunk(64))
        {
            await context.Response.Body.WriteAsync(chunk, gone);
            await context.Response.Body.FlushAsync(gone);
            await Task.Delay(TimeSpan.FromMilliseconds(2), options.Time, gone);
        }
    }

    private async Task HugeAsync(HttpContext context, bool streams, CancellationToken gone)
    {
        context.Response.ContentType = streams ? wire.StreamType : "application/json";
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)'x');
        await context.Response.WriteAsync(streams && wire.StreamType == "text/event-stream" ? "data: \"" : "\"", gone);
        for (var sent = 0; sent < HugeBytes * 2; sent += block.Length)
            await context.Response.Body.WriteAsync(block, gone);
    }

    private static string Key(HttpContext context)
    {
        var bearer = context.Request.Headers.Authorization.ToString();
        return bearer.Length > 0 ? bearer["Bearer ".Length..] : context.Request.Headers["x-api-key"].ToString();
    }

    private static (string User, int Length) Texts(JsonElement request)
    {
        var (user, length) = ("", 0);
        if (!request.TryGetProperty("messages", out var messages))
            return (user, length);
        foreach (var message in messages.EnumerateArray())
        {
            var text = message.GetProperty("content").GetString() ?? "";
            length += text.Length;
            if (message.GetProperty("role").GetString() == "user")
                user = text;
        }
        return (user, length);
    }
}
