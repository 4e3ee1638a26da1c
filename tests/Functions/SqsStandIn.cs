using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Functions.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Functions;

/// <summary>An HTTP server on this machine that takes what an SDK sends to SQS, and remembers it.</summary>
internal sealed class SqsStandIn : IAsyncDisposable
{
    private readonly WebApplication server;

    private SqsStandIn(WebApplication server) => this.server = server;

    public List<(string Operation, JsonObject Request)> Requests { get; } = [];

    /// <summary>Answers with this error of SQS, if set.</summary>
    public string? Error { get; set; }

    public static async Task<SqsStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new SqsStandIn(builder.Build());
        standIn.server.Run(async context =>
        {
            var request = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            standIn.Requests.Add((context.Request.Headers["X-Amz-Target"].ToString(), request));
            context.Response.StatusCode = standIn.Error is null ? 200 : 400;
            context.Response.ContentType = "application/x-amz-json-1.0";
            await context.Response.WriteAsync(standIn.Answer(request).ToJsonString());
        });
        await standIn.server.StartAsync();
        return standIn;
    }

    /// <summary>The calls that a consumer makes, with this machine as its AWS; each is made once.</summary>
    public JsonProtocol Protocol() => new(
        new SignedPost(
            new HttpClient(),
            new ServiceEndpoint("sqs", "eu-west-1", new Uri(server.Urls.Single())),
            _ => Task.FromResult(new ImmutableCredentials("local", "local", null)),
            TimeProvider.System,
            () => null),
        new Backoff(TimeSpan.Zero, TimeSpan.Zero, attempts: 1),
        TimeProvider.System,
        () => 0);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private JsonObject Answer(JsonObject request) =>
        Error is { } error ? new JsonObject { ["__type"] = $"com.amazonaws.sqs#{error}", ["message"] = "not this time" }
        : (string?)request["MessageBody"] is { } body
            ? new JsonObject { ["MessageId"] = "dead-1", ["MD5OfMessageBody"] = Convert.ToHexStringLower(Md5(body)) }
        : [];

#pragma warning disable CA5351 // SQS answers with an MD5, which its client compares.
    private static byte[] Md5(string body) => MD5.HashData(Encoding.UTF8.GetBytes(body));
#pragma warning restore CA5351
}
