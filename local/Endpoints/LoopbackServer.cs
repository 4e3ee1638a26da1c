using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Local.Endpoints;

/// <summary>HTTP on 127.0.0.1.</summary>
/// <remarks>
/// Kestrel alone, without a host: it starts faster, reads no configuration of the environment that could open another
/// address, leaves Ctrl+C to the command line, and writes nothing to standard output.
/// </remarks>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int MaximumHeaderSize = 32 * 1024;
    private const int MaximumConnections = 256;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BodyGracePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(1);

    private readonly KestrelServer server;

    private LoopbackServer(long? maximumBodySize, int port) => server = new KestrelServer(
        Options.Create(ServerOptions(maximumBodySize, port)),
        new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
        NullLoggerFactory.Instance);

    /// <summary>For example <c>http://127.0.0.1:40123</c>.</summary>
    public string Url { get; private set; } = "";

    public int Port => new Uri(Url).Port;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="maximumBodySize">In bytes; a request with more is refused with status 413. Null: the application counts.</param>
    /// <param name="port">0: one that the system chooses.</param>
    public static async Task<LoopbackServer> StartAsync<TContext>(
        IHttpApplication<TContext> application, long? maximumBodySize, int port = 0, CancellationToken cancellationToken = default)
        where TContext : notnull
    {
        var started = new LoopbackServer(maximumBodySize, port);
        try
        {
            await started.server.StartAsync(application, cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new UsageException($"Port {port} of 127.0.0.1 is taken by another program: end that, or choose another with --port.");
        }

        started.Url = started.server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return started;
    }

    /// <summary>Closes the address; requests that are still under way get a moment to end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopGracePeriod);
        await server.StopAsync(patience.Token);
        server.Dispose();
    }

    private static KestrelServerOptions ServerOptions(long? maximumBodySize, int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = maximumBodySize;
        options.Limits.MaxRequestHeadersTotalSize = MaximumHeaderSize;
        options.Limits.MaxConcurrentConnections = MaximumConnections;
        options.Limits.RequestHeadersTimeout = HeadersTimeout;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, BodyGracePeriod);
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }
}
