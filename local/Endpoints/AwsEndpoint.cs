using Local.Dashboard;
using Local.Signing;

namespace Local.Endpoints;

/// <summary>
/// The address that AWS clients of this machine talk to instead of AWS (<c>AWS_ENDPOINT_URL</c>): 127.0.0.1, on one port for
/// all services.
/// </summary>
public sealed class AwsEndpoint : IAsyncDisposable
{
    private const long MaximumBodySize = 2 * 1024 * 1024;

    private readonly LoopbackServer server;
    private readonly AwsRequests requests;

    private AwsEndpoint(LoopbackServer server, AwsRequests requests)
    {
        this.server = server;
        this.requests = requests;
    }

    /// <summary>The value for <c>AWS_ENDPOINT_URL</c>, for example <c>http://127.0.0.1:40123</c>.</summary>
    public string Url => server.Url;

    /// <summary>
    /// The first exception of the dispatcher. Its client got status 500 and no reason, and may have tried again: whoever ran
    /// the endpoint shows it in the end.
    /// </summary>
    public Exception? Failure => requests.Failure;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="dispatch">May be called by several requests at once, from any thread.</param>
    /// <param name="port">0: one that the system chooses.</param>
    /// <param name="dashboard">Answers under its own path; null for none.</param>
    /// <param name="signer">Its certificate is served; null for none.</param>
    /// <exception cref="UsageException">The port is taken.</exception>
    public static async Task<AwsEndpoint> StartAsync(EndpointDispatcher dispatch, int port = 0, CancellationToken cancellationToken = default, DashboardSite? dashboard = null, EnvelopeSigner? signer = null)
    {
        var requests = new AwsRequests(dispatch, dashboard, signer);
        var server = await LoopbackServer.StartAsync(requests, MaximumBodySize, port, cancellationToken);
        requests.Port = server.Port;
        signer?.LinkBase = server.Url;
        return new AwsEndpoint(server, requests);
    }

    /// <summary>Closes the address; requests that are still under way get a moment to end.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
