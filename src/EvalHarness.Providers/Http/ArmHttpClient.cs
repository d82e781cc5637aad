using System.Net;
using System.Net.Sockets;
using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Providers.Http;

/// <summary>Makes the one <see cref="HttpClient"/> of an arm: its connections, its headers, and no timeout or retry of its own.</summary>
internal static class ArmHttpClient
{
    private const double LongestConnectSeconds = 15;

    /// <summary>Makes the client; a handler is given by tests only.</summary>
    public static HttpClient Create(ArmConfig arm, Uri baseAddress, ProviderContext context, HttpMessageHandler? handler = null)
    {
        var http = new HttpClient(handler ?? Connections(baseAddress, arm.Limits.TimeoutSeconds)) { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var (name, value) in arm.Headers)
        {
            if (!http.DefaultRequestHeaders.TryAddWithoutValidation(name, Credentials.Resolve(value, context)))
                throw new ProviderException(ErrorClass.BadRequest, $"Arm '{arm.Name}': '{name}' is not a header that a request may carry; mend headers.");
        }
        return http;
    }

    /// <summary>The arm's address with exactly one slash at its end, so that relative paths append to it.</summary>
    public static Uri BaseAddress(ArmConfig arm)
    {
        var text = (arm.BaseUrl ?? ProviderNames.DefaultBaseUrl(arm.Provider) ?? "").TrimEnd('/') + "/";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new ProviderException(ErrorClass.BadRequest, $"Arm '{arm.Name}': base_url '{arm.BaseUrl}' is not an http or https address.");
    }

    private static SocketsHttpHandler Connections(Uri baseAddress, double timeoutSeconds) => new()
    {
        // Shorter than the call's own time, so that an endpoint that cannot be reached is never taken for a model that is slow.
        ConnectTimeout = TimeSpan.FromSeconds(Math.Min(LongestConnectSeconds, 0.9 * timeoutSeconds)),
        // The executor bounds the calls in flight; a second bound here would be a queue that nobody measures.
        MaxConnectionsPerServer = int.MaxValue,
        // Long runs must notice when a name moves to another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AutomaticDecompression = DecompressionMethods.All,
        // A proxy from the environment must not stand between the harness and a server on this machine.
        UseProxy = !baseAddress.IsLoopback,
        // Following would turn POST into GET and hand the key's header to another host.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (context.InitialRequestMessage.Options.TryGetValue(CallClock.Key, out var clock))
            clock.MarkConnectStart();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
