using System.Net;
using System.Text;
using global::Local.Hosting.Processes;
using Sim.Lambda;

namespace Tests.Local.Processes;

/// <summary>What a runtime sees of its host, request by request.</summary>
public sealed class RuntimeApiTests : IAsyncLifetime, IDisposable
{
    private const string First = "00000000-0000-4000-8000-000000000001";
    private const string Second = "00000000-0000-4000-8000-000000000002";

    private readonly HttpClient http = new();
    private RuntimeApi api = null!;

    public async Task InitializeAsync() => api = await RuntimeApi.StartAsync();

    public async Task DisposeAsync() => await api.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task The_next_invocation_comes_with_its_headers()
    {
        var answer = api.InvokeAsync(Invocation(First) with { TraceId = "Root=1-2", ClientContext = "{\"a\":1}", CognitoIdentity = "{\"b\":2}" });

        using var next = await GetAsync("invocation/next");

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal("""{"n":1}""", await next.Content.ReadAsStringAsync());
        Assert.Equal("application/json", next.Content.Headers.ContentType!.MediaType);
        Assert.Equal(First, Header(next, "Lambda-Runtime-Aws-Request-Id"));
        Assert.Equal("1767225600000", Header(next, "Lambda-Runtime-Deadline-Ms"));
        Assert.Equal(RunningFunction.Arn, Header(next, "Lambda-Runtime-Invoked-Function-Arn"));
        Assert.Equal("Root=1-2", Header(next, "Lambda-Runtime-Trace-Id"));
        Assert.Equal("""{"a":1}""", Header(next, "Lambda-Runtime-Client-Context"));
        Assert.Equal("""{"b":2}""", Header(next, "Lambda-Runtime-Cognito-Identity"));
        Assert.True(api.Ready.IsCompleted);
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task A_runtime_waits_for_an_invocation_and_is_ready_while_it_waits()
    {
        var next = GetAsync("invocation/next");
        await api.Ready;
        Assert.False(next.IsCompleted);
        Assert.False(api.HasTakenInvocation);

        _ = api.InvokeAsync(Invocation(First));

        Assert.Equal(First, Header(await next, "Lambda-Runtime-Aws-Request-Id"));
        Assert.False((await next).Headers.Contains("Lambda-Runtime-Trace-Id"));
        Assert.True(api.HasTakenInvocation);
    }

    [Fact]
    public async Task A_response_is_accepted_and_is_the_answer()
    {
        var answer = await TakenAsync(First);

        Assert.Equal((202, """{"status":"OK"}"""), await PostAsync($"invocation/{First}/response", """{"ok":true}"""));

        Assert.Equal("""{"ok":true}"""u8.ToArray(), (await answer).Response.ToArray());
    }

    [Fact]
    public async Task An_error_is_accepted_and_is_the_answer()
    {
        var answer = await TakenAsync(First);

        Assert.Equal((202, """{"status":"OK"}"""), await PostAsync(
            $"invocation/{First}/error", """{"errorMessage":"no","errorType":"ValueError","stackTrace":["a","b"]}""", "Handled.No"));

        Assert.Equal(("ValueError", "no"), ((await answer).ErrorType, (await answer).ErrorMessage));
    }

    [Theory]
    [InlineData("""{"errorMessage":"no"}""", "Handled.No", "no")]
    [InlineData("out of order", "Handled.No", "out of order")]
    [InlineData("[1]", "Handled.No", "")]
    public async Task An_error_of_another_form_is_told_as_well_as_it_can_be(string body, string type, string message)
    {
        var answer = await TakenAsync(First);

        Assert.Equal(202, (await PostAsync($"invocation/{First}/error", body, "Handled.No")).Status);

        Assert.Equal((type, message), ((await answer).ErrorType, (await answer).ErrorMessage));
    }

    [Theory]
    [InlineData("response")]
    [InlineData("error")]
    public async Task A_wrong_request_id_is_refused(string what)
    {
        var answer = await TakenAsync(First);

        Assert.Equal((400, """{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}"""), await PostAsync($"invocation/{Second}/{what}", "{}"));
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task A_second_response_is_refused_and_changes_nothing()
    {
        var answer = await TakenAsync(First);
        await PostAsync($"invocation/{First}/response", "1");

        var second = await PostAsync($"invocation/{First}/response", "2");

        Assert.Equal(403, second.Status);
        Assert.Equal(
            """{"errorMessage":"State transition from ResponseSent to InvocationResponse failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}""",
            second.Body);
        Assert.Equal("1"u8.ToArray(), (await answer).Response.ToArray());
    }

    [Fact]
    public async Task A_runtime_that_asks_again_before_it_has_answered_gets_the_same_invocation()
    {
        await TakenAsync(First);

        Assert.Equal(First, Header(await GetAsync("invocation/next"), "Lambda-Runtime-Aws-Request-Id"));
    }

    [Fact]
    public async Task One_invocation_follows_the_other()
    {
        var first = await TakenAsync(First);
        await Assert.ThrowsAsync<InvalidOperationException>(() => api.InvokeAsync(Invocation(Second)));
        await PostAsync($"invocation/{First}/response", "1");
        var second = await TakenAsync(Second);
        Assert.Equal(400, (await PostAsync($"invocation/{First}/response", "3")).Status);
        await PostAsync($"invocation/{Second}/response", "2");

        Assert.Equal("1"u8.ToArray(), (await first).Response.ToArray());
        Assert.Equal("2"u8.ToArray(), (await second).Response.ToArray());
    }

    [Fact]
    public async Task A_response_that_is_too_large_is_refused_and_the_invocation_has_failed()
    {
        var answer = await TakenAsync(First);

        var (status, body) = await PostAsync($"invocation/{First}/response", new string('x', (6 * 1024 * 1024) + 101));

        Assert.Equal(413, status);
        Assert.Equal("""{"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}""", body);
        Assert.Equal("Function.ResponseSizeTooLarge", (await answer).ErrorType);
    }

    [Fact]
    public async Task The_largest_response_is_accepted()
    {
        var answer = await TakenAsync(First);

        Assert.Equal(202, (await PostAsync($"invocation/{First}/response", new string('x', (6 * 1024 * 1024) + 100))).Status);
        Assert.True((await answer).IsSuccess);
    }

    [Fact]
    public async Task A_runtime_that_could_not_load_the_function_gets_no_invocation()
    {
        Assert.Equal(202, (await PostAsync("init/error", """{"errorMessage":"no table","errorType":"Error"}""")).Status);

        Assert.Equal("no table", (await api.InitError).ErrorMessage);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("invocation/next")).StatusCode);
        Assert.Equal(403, (await PostAsync("init/error", "{}")).Status);
        Assert.False(api.Ready.IsCompleted);
    }

    [Fact]
    public async Task An_init_error_after_the_init_is_refused()
    {
        await TakenAsync(First);

        Assert.Contains("State transition from Ready to InitError failed", (await PostAsync("init/error", "{}")).Body);
        Assert.False(api.InitError.IsCompleted);
    }

    [Theory]
    [InlineData("GET", "invocation/next/", 404)]
    [InlineData("GET", "invocation//response", 404)]
    [InlineData("GET", "restore/next", 404)]
    [InlineData("POST", "invocation/next", 405)]
    [InlineData("GET", "invocation/1/response", 405)]
    [InlineData("GET", "init/error", 405)]
    public async Task Other_paths_and_methods_are_refused(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Url(path));

        Assert.Equal(status, (int)(await http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public async Task A_page_that_is_open_in_a_browser_takes_nothing(string header, string value)
    {
        var answer = api.InvokeAsync(Invocation(First));
        using var request = new HttpRequestMessage(HttpMethod.Get, Url("invocation/next"));
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request)).StatusCode);
        Assert.False(api.HasTakenInvocation);
        Assert.False(answer.IsCompleted);
    }

    private static RuntimeInvocation Invocation(string requestId) => new()
    {
        RequestId = requestId,
        Event = Encoding.UTF8.GetBytes("""{"n":1}"""),
        Deadline = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        FunctionArn = RunningFunction.Arn,
    };

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private async Task<Task<InvocationResult>> TakenAsync(string requestId)
    {
        var answer = api.InvokeAsync(Invocation(requestId));
        Assert.Equal(requestId, Header(await GetAsync("invocation/next"), "Lambda-Runtime-Aws-Request-Id"));
        return answer;
    }

    private string Url(string path) => $"http://{api.Address}/2018-06-01/runtime/{path}";

    private Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(Url(path));

    private async Task<(int Status, string Body)> PostAsync(string path, string body, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(path)) { Content = new StringContent(body) };
        if (errorType is not null)
        {
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        }

        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
