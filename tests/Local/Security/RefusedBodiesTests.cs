using System.Globalization;
using System.Net.Http.Headers;
using Tests.Local.Serving;

namespace Tests.Local.Security;

/// <summary>Threat 4: what is refused leaves nothing behind. In a process of its own, whose memory is its own.</summary>
public sealed class RefusedBodiesTests
{
    /// <summary>So that the test takes seconds; the environment asks for more.</summary>
    private static readonly int Bodies = int.Parse(Environment.GetEnvironmentVariable("REFUSED_BODIES") ?? "300", CultureInfo.InvariantCulture);

    private const long Grown = 128L * 1024 * 1024;

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-amz-json-1.0")]
    public async Task Memory_does_not_grow_with_refused_bodies(string type)
    {
        using var server = await ServerProcess.StartAsync();
        using var http = new HttpClient();
        var body = new byte[1024 * 1024];
        await RefuseAsync(20);
        var before = server.WorkingSet();

        await RefuseAsync(Bodies);

        var after = server.WorkingSet();
        Assert.True(after - before < Grown, $"{before >> 20} MiB before, {after >> 20} MiB after {Bodies} bodies");

        async Task RefuseAsync(int count)
        {
            for (var number = 0; number < count; number++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                request.Headers.Add("X-Amz-Target", "AmazonSQS.SendMessage");
                request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request");
                try
                {
                    using var answer = await http.SendAsync(request);
                    Assert.False(answer.IsSuccessStatusCode);
                }
                catch (HttpRequestException)
                {
                    // The connection was closed before the body was sent to its end.
                }
            }
        }
    }
}
