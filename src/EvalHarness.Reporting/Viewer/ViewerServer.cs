using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EvalHarness.Reporting.Viewer;

/// <summary>The viewer: Kestrel on 127.0.0.1 with pages rendered on the server; no script, no circuit, no file but those of the results.</summary>
public sealed class ViewerServer : IAsyncDisposable
{
    /// <summary>Bytes of the largest form: a comment and a corrected answer.</summary>
    public const int LargestBody = 64 * 1024;

    private readonly WebApplication host;
    private readonly OpenRuns open;

    private ViewerServer(WebApplication app, OpenRuns runs)
    {
        host = app;
        open = runs;
        Address = new Uri(app.Urls.Single());
    }

    /// <summary>Where it is reached.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ViewerServer> StartAsync(ViewerOptions options, CancellationToken cancellationToken)
    {
        // The empty builder reads neither environment nor files: no setting from outside binds another address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        var runs = new OpenRuns();
        var token = ReviewToken.New();
        app.Use(new ViewerGuard(options.Warn).InvokeAsync);
        new ViewerPages(options, new(options.Results), runs, token).MapTo(app);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"port {options.Port} on 127.0.0.1 is in use. Name another with --port, or leave it out for a free one.", taken);
        }

        return new(app, runs);
    }

    /// <summary>Waits for Ctrl-C, SIGTERM or the token.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => host.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync().ConfigureAwait(false);
        open.Dispose();
    }
}
