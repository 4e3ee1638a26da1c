using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Local.Endpoints;

namespace Tests.DynamoDb;

/// <summary>What a web page, or a mistake, could send to the endpoint. Each spoils one thing of a request that is served.</summary>
public class EndpointDefenceTests(EndpointFixture endpoint) : IClassFixture<EndpointFixture>
{
    [Fact]
    public async Task An_unspoilt_request_is_served()
    {
        using var answer = await endpoint.SendAsync(endpoint.Request());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-amz-json-1.0", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.Contains("x-amzn-RequestId"));
        Assert.True(answer.Headers.Contains("x-amz-crc32"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{0}")]
    [InlineData("localhost.:{0}")]
    public async Task A_foreign_Host_is_forbidden(string host)
    {
        var request = endpoint.Request();
        request.Headers.Host = string.Format(null, host, endpoint.Port);

        Assert.Equal(HttpStatusCode.Forbidden, await Status(request));
    }

    [Fact]
    public async Task Localhost_is_a_name_of_this_machine()
    {
        var request = endpoint.Request();
        request.Headers.Host = $"localhost:{endpoint.Port}";

        Assert.Equal(HttpStatusCode.OK, await Status(request));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_only_browsers_send_is_forbidden(string header, string value)
    {
        var request = endpoint.Request();
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, await Status(request));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic bG9jYWw6bG9jYWw=")]
    public async Task A_request_without_a_signature_is_refused(string? authorization)
    {
        var request = endpoint.Request();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await endpoint.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("MissingAuthenticationTokenException", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Only_POST_is_allowed(string method)
    {
        var request = endpoint.Request();
        request.Method = new HttpMethod(method);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await Status(request));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task Only_the_JSON_of_AWS_is_read(string type)
    {
        var request = endpoint.Request();
        request.Content!.Headers.ContentType = new(type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Status(request));
    }

    [Fact]
    public async Task An_encoded_body_is_refused()
    {
        var request = endpoint.Request();
        request.Content!.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Status(request));
    }

    [Fact]
    public async Task Another_path_leads_nowhere()
    {
        var request = endpoint.Request();
        request.RequestUri = new Uri(endpoint.Url + "/shell");

        Assert.Equal(HttpStatusCode.NotFound, await Status(request));
    }

    [Fact]
    public async Task Another_service_is_refused_by_name()
    {
        using var answer = await endpoint.SendAsync(endpoint.Request(target: "AmazonSQS.SendMessage"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("UnknownOperationException", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_operation_with_a_hostile_name_is_not_repeated()
    {
        using var answer = await endpoint.SendAsync(endpoint.Request(target: "DynamoDB_20120810.<script>alert(1)</script>"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("script", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"TableName":"\ud800"}""")]
    [InlineData("""{"\udc00":{}}""")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body)
    {
        using var answer = await endpoint.SendAsync(endpoint.Request(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("SerializationException", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Content-Length: 2097153", "413")]
    [InlineData("X-Filler: {0}", "431")]
    [InlineData("Host: 127.0.0.1", "400")] // a second one
    public async Task What_is_too_large_or_ambiguous_is_refused_before_its_body_is_read(string header, string status)
    {
        var filled = string.Format(null, header, new string('x', 33 * 1024));
        var answer = await FirstLineAsync(
            $"POST / HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + $"X-Amz-Target: DynamoDB_20120810.GetItem\r\nAuthorization: AWS4-HMAC-SHA256 x\r\n{filled}\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
    }

    [Fact]
    public async Task A_target_that_names_another_host_is_refused()
    {
        var answer = await FirstLineAsync($"POST http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nContent-Length: 0\r\n\r\n");

        Assert.Matches("^HTTP/1.1 40[034] ", answer);
    }

    [Fact]
    public async Task What_fails_inside_is_a_500_and_kept_for_whoever_runs_the_endpoint()
    {
        await using var failing = await AwsEndpoint.StartAsync(_ => throw new InvalidOperationException("our bug"));
        var request = endpoint.Request();
        request.RequestUri = new Uri(failing.Url);

        Assert.Equal(HttpStatusCode.InternalServerError, await Status(request));
        await failing.DisposeAsync();
        Assert.Equal("our bug", failing.Failure?.Message);
    }

    [Fact]
    public void Nothing_but_loopback_listens()
    {
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == endpoint.Port);

        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address)));
    }

    private async Task<HttpStatusCode> Status(HttpRequestMessage request)
    {
        using var answer = await endpoint.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string?> FirstLineAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, endpoint.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }
}
