using System.Net;

namespace Bench.Batches;

/// <summary>In place of the network: every request to DynamoDB succeeds at once.</summary>
internal sealed class MemoryHttp : HttpMessageHandler
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    public long Calls { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Empty), RequestMessage = request };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
        return Task.FromResult(response);
    }
}
