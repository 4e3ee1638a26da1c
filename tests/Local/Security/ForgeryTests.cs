namespace Tests.Local.Security;

/// <summary>Threat 2: a page that is open in a browser sends requests here. Each request would create a queue if it were let in.</summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private const string Form = "Action=CreateQueue&Version=2012-11-05&QueueName=made";
    private const string Presigned = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=local%2F20260301%2Fus-east-1%2Fsqs%2Faws4_request&X-Amz-Signature=0";

    private SecuredEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SecuredEndpoint.StartAsync();

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Theory]
    [InlineData("Origin: https://evil.example\r\n")]
    [InlineData("Origin: null\r\n")]
    [InlineData("Origin: http://127.0.0.1:PORT\r\n")]
    [InlineData("Sec-Fetch-Site: cross-site\r\n")]
    [InlineData("Sec-Fetch-Site: same-site\r\n")]
    [InlineData("Sec-Fetch-Site: same-origin\r\n")]
    [InlineData("Sec-Fetch-Site: none\r\n")]
    public async Task What_a_browser_sent_is_forbidden_even_if_it_is_signed(string header)
    {
        header = header.Replace("PORT", $"{endpoint.Port}", StringComparison.Ordinal);
        await RefusedAsync(endpoint.CreateQueue(headers: header), 403);
        await RefusedAsync(endpoint.Post("sqs", Form, header), 403);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Basic bG9jYWw6bG9jYWw=\r\n")]
    [InlineData("Authorization: AWS4-HMAC-SHA256\r\n")]
    public async Task A_form_that_nobody_has_signed_is_refused(string authorization)
    {
        var form = endpoint.Post("sqs", Form).Replace(SecuredEndpoint.Signed("sqs"), authorization, StringComparison.Ordinal);

        var answer = await endpoint.AskAsync(form);

        Assert.True(answer.Status is 400 or 403 or 415, $"{answer.Status}");
        Assert.Equal(0, endpoint.Queues);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("text/plain; x=application/x-amz-json-1.0", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json", 415)]
    [InlineData("application/x-amz-json-1.2", 415)]
    [InlineData("application/x-amz-json-1.0, text/plain", 415)]
    public async Task JSON_comes_only_as_the_type_that_no_page_may_send_without_asking(string type, int status) =>
        await RefusedAsync(endpoint.CreateQueue(contentType: type), status);

    [Theory]
    [InlineData("Accept-Language: en\r\n")]
    [InlineData("Referer: https://evil.example/\r\n")]
    [InlineData("Sec-Fetch-Site: cross-site\r\n")]
    [InlineData("Sec-Fetch-Site: none\r\nAccept-Language: en\r\n")]
    public async Task A_presigned_address_does_nothing_in_a_browser(string headers)
    {
        var answer = await endpoint.AskAsync($"GET /?{Form}&{Presigned} HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\n{headers}Connection: close\r\n\r\n");

        Assert.True(answer.Status is 400 or 403 or 405, $"{answer.Status}");
        Assert.Equal(0, endpoint.Queues);
        Assert.Equal(200, (await endpoint.AskAsync($"GET /?{Form}&{Presigned} HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nConnection: close\r\n\r\n")).Status);
    }

    [Fact]
    public async Task No_answer_ever_lets_another_page_read_it()
    {
        string[] requests =
        [
            $"OPTIONS / HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n",
            $"OPTIONS /_dashboard/purge HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n",
            $"GET /_dashboard/ HTTP/1.1\r\nHost: 127.0.0.1:{endpoint.Port}\r\nConnection: close\r\n\r\n",
            endpoint.CreateQueue(), endpoint.CreateQueue(headers: "Origin: null\r\n"), endpoint.Post("sns", "Action=ListTopics"), endpoint.Post("sts", "Action=GetCallerIdentity"),
        ];
        foreach (var request in requests)
        {
            var answer = await endpoint.AskAsync(request);
            Assert.NotEqual(0, answer.Status);
            Assert.DoesNotContain("Access-Control", answer.Head, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("nosniff", answer.Head, StringComparison.Ordinal);
        }
    }

    private async Task RefusedAsync(string request, int status)
    {
        Assert.Equal(status, (await endpoint.AskAsync(request)).Status);
        Assert.Equal(0, endpoint.Queues);
    }
}
