using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Functions;

/// <summary>An HTTP server on this machine that answers as a test says and remembers what it was asked.</summary>
internal sealed class SnsStandIn : IAsyncDisposable
{
    private readonly WebApplication server;

    private SnsStandIn(WebApplication server) => this.server = server;

    public Uri Url => new(server.Urls.Single());

    public List<(Dictionary<string, string> Headers, Dictionary<string, string> Form)> Requests { get; } = [];

    /// <param name="answer">Status and body of the answer to a request's form.</param>
    public static async Task<SnsStandIn> Start(Func<Dictionary<string, string>, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new SnsStandIn(builder.Build());
        standIn.server.Run(async context =>
        {
            var form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
            standIn.Requests.Add((context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), form));
            var (status, body) = answer(form);
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync(body);
        });
        await standIn.server.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
