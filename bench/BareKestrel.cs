using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bench;

/// <summary>
/// The limit of what an HTTP server of .NET can do here: it reads the whole request, answers as many bytes as the request's header
/// <c>X-Answer-Bytes</c> says, and does nothing else.
/// </summary>
internal sealed class BareKestrel : IHttpApplication<IFeatureCollection>
{
    private static readonly byte[] Answers = new byte[128 * 1024];

    public static async Task RunAsync(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        using var server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await server.StartAsync(new BareKestrel(), CancellationToken.None);
        await new TaskCompletionSource().Task;
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // Nothing was made.
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var body = context.GetRequiredFeature<IRequestBodyPipeFeature>().Reader;
        for (var read = await body.ReadAsync(); ; read = await body.ReadAsync())
        {
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var answer = Answers.AsMemory(0, int.Parse(
            context.GetRequiredFeature<IHttpRequestFeature>().Headers["X-Answer-Bytes"].ToString(), CultureInfo.InvariantCulture));
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentType = "application/x-amz-json-1.0";
        response.Headers["x-amzn-RequestId"] = "00000000-0000-0000-0000-000000000001";
        response.Headers.ContentLength = answer.Length;
        await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(answer);
    }
}
