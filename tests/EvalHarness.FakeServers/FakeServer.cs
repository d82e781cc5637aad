using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EvalHarness.FakeServers;

/// <summary>
/// A loopback server that speaks a provider's API, with faults drawn by request. It writes down what it was asked and how long it took by
/// its own clock, which is what the harness's latencies are held against.
/// </summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly FakeServerOptions _options;
    private readonly FaultResponder _responder;
    private readonly IWire _wire;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<ulong, int> _attempts = [];
    private readonly ConcurrentQueue<FakeRequest> _requests = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly long _started;
    private int _count;
    private int _ended;

    private FakeServer(FakeServerOptions options)
    {
        _options = options;
        _started = options.Time.GetTimestamp();
        _wire = options.Kind switch
        {
            FakeServerKind.OpenAi => new OpenAiWire(),
            FakeServerKind.Ollama => new OllamaWire(),
            FakeServerKind.Anthropic => new AnthropicWire(),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "no such API"),
        };
        _responder = new FaultResponder(options, _wire);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Address without a path.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Address as it stands in a config: with /v1 where the provider's has it.</summary>
    public string ApiUrl => _options.Kind == FakeServerKind.OpenAi ? BaseUrl + "/v1" : BaseUrl;

    /// <summary>Chat calls so far, in order of their end; empty where requests are not kept.</summary>
    public IReadOnlyCollection<FakeRequest> Requests => _requests;

    /// <summary>Chat calls so far, kept or not.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The log once every call so far has ended here: a client may have its answer before the handler is done.</summary>
    public async Task<IReadOnlyCollection<FakeRequest>> SettledAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _ended) < Count)
            await Task.Delay(TimeSpan.FromMilliseconds(1), _options.Time, cancellationToken);
        return _requests;
    }

    /// <summary>Starts a server on 127.0.0.1.</summary>
    public static async Task<FakeServer> StartAsync(FakeServerOptions options, CancellationToken cancellationToken = default)
    {
        var server = new FakeServer(options);
        await server._app.StartAsync(cancellationToken);
        server.BaseUrl = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    /// <summary>Stops at once: hanging answers are let go. A test may stop a server early to play a dead one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path != _wire.ChatPath)
        {
            await Inventory.AnswerAsync(context, _options);
            return;
        }
        var start = Elapsed();
        var number = Interlocked.Increment(ref _count);
        var body = await ReadAsync(context.Request);
        var hash = Hash(body);
        var attempt = _attempts.AddOrUpdate(hash, 1, static (_, before) => before + 1);
        var fault = _options.FaultOfBody?.Invoke(Encoding.UTF8.GetString(body)) ?? _options.Faults.FaultOf(hash, attempt);
        context.Response.Headers[_options.Kind == FakeServerKind.Anthropic ? "request-id" : "x-request-id"] = $"fake-{number}";
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await AnswerAsync(context, body, fault, gone.Token);
        }
        finally
        {
            if (_options.KeepRequests)
                _requests.Enqueue(Log(context, body, hash, number, attempt, fault, start));
            Interlocked.Increment(ref _ended);
        }
    }

    private async Task AnswerAsync(HttpContext context, byte[] body, string? fault, CancellationToken gone)
    {
        JsonDocument request;
        try
        {
            request = JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(_wire.Error("invalid_request_error", null, e.Message), gone);
            return;
        }
        using (request)
            await _responder.RespondAsync(context, request.RootElement, fault, gone);
    }

    private FakeRequest Log(HttpContext context, byte[] body, ulong hash, int number, int attempt, string? fault, double start) => new()
    {
        Number = number,
        Path = context.Request.Path,
        Body = Encoding.UTF8.GetString(body),
        Headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        BodyHash = hash,
        Attempt = attempt,
        Fault = fault,
        Status = context.Response.StatusCode,
        StartMs = start,
        EndMs = Elapsed(),
    };

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }

    // FNV-1a over the body, mixed: the same on every machine.
    private static ulong Hash(byte[] body)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in body)
            hash = (hash ^ value) * 1099511628211UL;
        return FaultPlan.Mix(hash);
    }

    private double Elapsed() => _options.Time.GetElapsedTime(_started).TotalMilliseconds;
}
