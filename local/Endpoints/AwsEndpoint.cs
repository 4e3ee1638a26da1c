using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Local.Endpoints;

/// <summary>
/// The address that AWS clients of this machine talk to instead of AWS (<c>AWS_ENDPOINT_URL</c>): 127.0.0.1, on a port that
/// the system chooses.
/// </summary>
/// <remarks>
/// Kestrel alone, without a host: it starts faster, reads no configuration of the environment that could open another
/// address, leaves Ctrl+C to the command line, and writes nothing to standard output.
/// </remarks>
public sealed class AwsEndpoint : IAsyncDisposable
{
    private const long MaximumBodySize = 2 * 1024 * 1024;
    private const int MaximumHeaderSize = 32 * 1024;
    private const int MaximumConnections = 256;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BodyGracePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopGracePeriod = TimeSpan.FromSeconds(1);

    private readonly KestrelServer server;
    private readonly AwsRequests requests;

    private AwsEndpoint(EndpointDispatcher dispatch)
    {
        server = new KestrelServer(
            Options.Create(ServerOptions()),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        requests = new AwsRequests(dispatch);
    }

    /// <summary>The value for <c>AWS_ENDPOINT_URL</c>, for example <c>http://127.0.0.1:40123</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>
    /// The first exception of the dispatcher. Its client got status 500 and no reason, and may have tried again: whoever ran
    /// the endpoint shows it in the end.
    /// </summary>
    public Exception? Failure => requests.Failure;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="dispatch">May be called by several requests at once, from any thread.</param>
    public static async Task<AwsEndpoint> StartAsync(EndpointDispatcher dispatch, CancellationToken cancellationToken = default)
    {
        var endpoint = new AwsEndpoint(dispatch);
        await endpoint.server.StartAsync(endpoint.requests, cancellationToken);
        endpoint.Url = endpoint.server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        endpoint.requests.Port = new Uri(endpoint.Url).Port;
        return endpoint;
    }

    /// <summary>Closes the address; requests that are still under way get a moment to end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopGracePeriod);
        await server.StopAsync(patience.Token);
        server.Dispose();
    }

    private static KestrelServerOptions ServerOptions()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = MaximumBodySize;
        options.Limits.MaxRequestHeadersTotalSize = MaximumHeaderSize;
        options.Limits.MaxConcurrentConnections = MaximumConnections;
        options.Limits.RequestHeadersTimeout = HeadersTimeout;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, BodyGracePeriod);
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        return options;
    }
}
