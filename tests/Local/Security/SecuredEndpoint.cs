using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Local.Dashboard;
using Local.Endpoints;
using Local.Serving;

namespace Tests.Local.Security;

/// <summary>An empty account behind a real socket, with the dashboard, and clients that write what they like to it.</summary>
public sealed class SecuredEndpoint : IAsyncDisposable
{
    private readonly LocalCloud cloud;
    private readonly DashboardSite site;
    private AwsEndpoint endpoint = null!;

    private SecuredEndpoint(HoldingLimits limits)
    {
        cloud = new LocalCloud(region => LocalCloud.Empty(TimeProvider.System, "000000000000", region, isTraced: true)) { Limits = limits };
        site = new DashboardSite(cloud, "us-east-1", new InvocationJournal());
    }

    public int Port => new Uri(endpoint.Url).Port;

    public string Url => endpoint.Url;

    /// <summary>What a request ended with that was our bug.</summary>
    public Exception? Failure => endpoint.Failure;

    public ServedWorld World => cloud["us-east-1"];

    public string Token => site.UrlAt("")[(DashboardSite.Root.Length + 1)..];

    public int Queues => World.Ask(() => World.World.Snapshot().Queues.Count(queue => queue.Exists));

    public static async Task<SecuredEndpoint> StartAsync(HoldingLimits? limits = null)
    {
        var secured = new SecuredEndpoint(limits ?? new HoldingLimits());
        secured.endpoint = await AwsEndpoint.StartAsync(secured.cloud.AnswerAsync, dashboard: secured.site);
        return secured;
    }

    /// <summary>The header line that every SDK sends.</summary>
    public static string Signed(string service) => $"Authorization: AWS4-HMAC-SHA256 Credential=local/20260301/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0\r\n";

    /// <summary>A request that creates a queue: whether it was carried out can be seen.</summary>
    /// <param name="headers">Beside or, after a name that is there, instead of the usual ones; each ends with CR LF.</param>
    public string CreateQueue(string? host = null, string target = "/", string headers = "", string contentType = "application/x-amz-json-1.0", bool isSigned = true) =>
        Post(target, host ?? $"Host: 127.0.0.1:{Port}\r\n", (isSigned ? Signed("sqs") : "") + $"X-Amz-Target: AmazonSQS.CreateQueue\r\nContent-Type: {contentType}\r\n" + headers, """{"QueueName":"made"}""");

    public string Post(string service, string form, string headers = "") =>
        Post("/", $"Host: 127.0.0.1:{Port}\r\n", $"{Signed(service)}Content-Type: application/x-www-form-urlencoded\r\n{headers}", form);

    public string Json(string operation, string json) =>
        Post("/", $"Host: 127.0.0.1:{Port}\r\n", $"{Signed("sqs")}X-Amz-Target: AmazonSQS.{operation}\r\nContent-Type: application/x-amz-json-1.0\r\n", json);

    /// <summary>Sends bytes as they are and reads until the connection is closed.</summary>
    public async Task<RawAnswer> AskAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        return await RawAnswer.ReadAsync(stream);
    }

    public async ValueTask DisposeAsync()
    {
        site.Dispose();
        await endpoint.DisposeAsync();
        cloud.Dispose();
    }

    private static string Post(string target, string host, string headers, string body) => string.Create(
        CultureInfo.InvariantCulture, $"POST {target} HTTP/1.1\r\n{host}{headers}Connection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
