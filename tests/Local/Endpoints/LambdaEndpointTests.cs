using System.Text;
using System.Text.Json;
using Sim.Lambda;

namespace Tests.Local.Endpoints;

/// <summary>What clients ask of Lambda, in its REST protocol over HTTP.</summary>
public sealed class LambdaEndpointTests : IAsyncLifetime
{
    private readonly List<string> events = [];
    private ServedTestWorld? served;

    public async Task InitializeAsync() => served = await ServedTestWorld.StartAsync();

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task A_function_is_invoked_and_its_answer_comes_back()
    {
        Create("mailer", _ => InvocationResult.Success("""{"sent":1}"""u8.ToArray()));

        var answer = await Invoke("mailer", """{"to":"a"}""");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("""{"sent":1}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["""{"to":"a"}"""], events);
        Assert.Equal("$LATEST", Header(answer, "X-Amz-Executed-Version"));
        Assert.Null(Header(answer, "X-Amz-Function-Error"));
    }

    [Fact]
    public async Task An_alias_stands_for_its_version_and_one_that_is_not_there_is_not_found()
    {
        Create("mailer", _ => InvocationResult.Succeeded);

        Assert.Equal("7", Header(await Invoke("mailer:live", "{}"), "X-Amz-Executed-Version"));
        Assert.Equal("7", Header(await Invoke("arn:aws:lambda:eu-west-1:123456789012:function:mailer:live", "{}"), "X-Amz-Executed-Version"));
        var missing = await Invoke("mailer:old", "{}");
        Assert.Equal((404, "ResourceNotFoundException"), ((int)missing.StatusCode, Header(missing, "x-amzn-ErrorType")));
    }

    [Fact]
    public async Task What_a_handler_throws_is_an_answer_with_a_header_and_the_end_of_the_log()
    {
        Create("mailer", _ => InvocationResult.Error("MailException", "no such address").WithLog(["first line", "second line"]));

        var answer = await Invoke("mailer", "{}", ("X-Amz-Log-Type", "Tail"));

        Assert.Equal((200, "Unhandled"), ((int)answer.StatusCode, Header(answer, "X-Amz-Function-Error")));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("MailException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("no such address", body.RootElement.GetProperty("errorMessage").GetString());
        var log = Encoding.UTF8.GetString(Convert.FromBase64String(Header(answer, "X-Amz-Log-Result")!)).Split('\n');
        Assert.StartsWith("START RequestId: ", log[0], StringComparison.Ordinal);
        Assert.Equal(["first line", "second line"], log[1..3]);
        Assert.Contains("REPORT RequestId: ", log[4]);
    }

    [Fact]
    public async Task A_function_that_takes_too_long_is_an_error_of_the_function()
    {
        served!.CreateFunction("mailer", _ => InvocationResult.Succeeded, TimeSpan.FromSeconds(11));

        var answer = await Invoke("mailer", "{}");

        Assert.Equal("Unhandled", Header(answer, "X-Amz-Function-Error"));
        Assert.Contains("Task timed out after 10.00 seconds", await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, served.World.Snapshot().Functions[0].TimedOut);
    }

    [Fact]
    public async Task Without_concurrency_left_the_caller_is_told_to_come_again()
    {
        served!.CreateFunction("mailer", _ => InvocationResult.Succeeded, reserved: 0);

        var answer = await Invoke("mailer", "{}");

        Assert.Equal((429, "TooManyRequestsException"), ((int)answer.StatusCode, Header(answer, "x-amzn-ErrorType")));
        Assert.Contains("ReservedFunctionConcurrentInvocationLimitExceeded", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_event_is_accepted_and_tried_three_times()
    {
        Create("mailer", _ => InvocationResult.Error("MailException", "no"));

        var answer = await Invoke("mailer", """{"to":"a"}""", ("X-Amz-Invocation-Type", "Event"));

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(3, events.Count);
        Assert.All(events, given => Assert.Equal("""{"to":"a"}""", given));
        served!.World.Invariants.Check();
    }

    [Fact]
    public async Task A_dry_run_invokes_nothing_and_what_is_no_JSON_is_refused()
    {
        Create("mailer", _ => InvocationResult.Succeeded);

        Assert.Equal(204, (int)(await Invoke("mailer", "{}", ("X-Amz-Invocation-Type", "DryRun"))).StatusCode);
        var refused = await Invoke("mailer", "{no");
        Assert.Equal((400, "InvalidRequestContentException"), ((int)refused.StatusCode, Header(refused, "x-amzn-ErrorType")));
        Assert.Empty(events);
    }

    [Fact]
    public async Task Functions_are_listed_and_described()
    {
        Create("mailer", _ => InvocationResult.Succeeded);
        Create("audit", _ => InvocationResult.Succeeded);

        var list = await Json(HttpMethod.Get, "/2015-03-31/functions/?MaxItems=1");
        var next = await Json(HttpMethod.Get, $"/2015-03-31/functions/?MaxItems=1&Marker={list.GetProperty("NextMarker").GetString()}");
        var one = await Json(HttpMethod.Get, "/2015-03-31/functions/mailer?Qualifier=live");

        Assert.Equal("audit", list.GetProperty("Functions")[0].GetProperty("FunctionName").GetString());
        Assert.Equal("mailer", next.GetProperty("Functions")[0].GetProperty("FunctionName").GetString());
        Assert.False(next.TryGetProperty("NextMarker", out _));
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:mailer:7", one.GetProperty("Configuration").GetProperty("FunctionArn").GetString());
    }

    [Fact]
    public async Task A_mapping_is_switched_off_and_on_again()
    {
        var (world, function) = (served!.World, Create("mailer", _ => InvocationResult.Succeeded));
        var queue = world.CreateQueue(new() { Name = "mail" });
        world.CreateEventSourceMapping(new() { Queue = queue, Function = function });
        var uuid = (await Json(HttpMethod.Get, "/2015-03-31/event-source-mappings/?FunctionName=mailer")).GetProperty("EventSourceMappings")[0].GetProperty("UUID").GetString();

        var off = await Json(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{uuid}", """{"Enabled":false,"BatchSize":2,"ScalingConfig":{"MaximumConcurrency":3}}""");
        Enumerable.Range(1, 5).ToList().ForEach(at => world.SendMessage(queue, new() { MessageBody = $"{at}" }));
        world.RunToIdle();

        Assert.Equal("Disabling", off.GetProperty("State").GetString());
        Assert.Empty(events);
        Assert.Equal("Disabled", (await Json(HttpMethod.Get, $"/2015-03-31/event-source-mappings/{uuid}")).GetProperty("State").GetString());
        var on = await Json(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{uuid}", """{"Enabled":true}""");
        Assert.Equal((2, 3), (on.GetProperty("BatchSize").GetInt32(), on.GetProperty("ScalingConfig").GetProperty("MaximumConcurrency").GetInt32()));
        Assert.Equal(3, events.Count);
        Assert.Empty(world.MessagesIn(queue));
        world.Invariants.Check();
    }

    [Fact]
    public async Task A_mapping_that_a_client_creates_polls_its_queue()
    {
        var world = served!.World;
        Create("mailer", _ => InvocationResult.Succeeded);
        var queue = world.CreateQueue(new() { Name = "mail" });
        var request = $$$"""{"EventSourceArn":"{{{world.ArnOf(queue)}}}","FunctionName":"mailer:live","FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[\"yes\"]}"}]},"MetricsConfig":{"Metrics":["EventCount"]} }""";

        var created = await Send(HttpMethod.Post, "/2015-03-31/event-source-mappings/", request);
        var again = await Send(HttpMethod.Post, "/2015-03-31/event-source-mappings/", request);
        world.SendMessage(queue, new() { MessageBody = "yes" });
        world.SendMessage(queue, new() { MessageBody = "no" });
        world.RunToIdle();

        Assert.Equal(202, (int)created.StatusCode);
        using var mapping = JsonDocument.Parse(await created.Content.ReadAsStringAsync());
        Assert.Equal(("Creating", 10, "EventCount"), (
            mapping.RootElement.GetProperty("State").GetString(), mapping.RootElement.GetProperty("BatchSize").GetInt32(), mapping.RootElement.GetProperty("MetricsConfig").GetProperty("Metrics")[0].GetString()));
        Assert.Equal((409, "ResourceConflictException"), ((int)again.StatusCode, Header(again, "x-amzn-ErrorType")));
        Assert.Contains("\"body\":\"yes\"", Assert.Single(events));
        Assert.Empty(world.MessagesIn(queue));
        world.Invariants.Check();
    }

    [Theory]
    [InlineData("""{"FunctionName":"nobody"}""", "Unrecognized event source.")]
    [InlineData("""{"FunctionName":"nobody","EventSourceArn":"arn:aws:s3:::bucket"}""", "Unrecognized event source.")]
    [InlineData("""{"FunctionName":"nobody","EventSourceArn":"arn:aws:sqs:eu-west-1:123456789012:none"}""", "Function does not exist")]
    [InlineData("""{"FunctionName":"nobody","EventSourceArn":"arn:aws:sqs:eu-west-1:123456789012:none","DestinationConfig":{"OnSuccess":{}}}""", "Unsupported DestinationConfig parameter for given event source mapping type.")]
    [InlineData("""{"FunctionName":"mailer","EventSourceArn":"arn:aws:sqs:eu-west-1:123456789012:none"}""", "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.")]
    [InlineData("""{"FunctionName":"mailer","EventSourceArn":"arn:aws:dynamodb:eu-west-1:123456789012:table/none/stream/1","StartingPosition":"LATEST"}""", "Stream not found: arn:aws:dynamodb:eu-west-1:123456789012:table/none/stream/1")]
    public async Task A_mapping_that_Lambda_would_not_create_is_refused_in_its_words(string request, string message)
    {
        Create("mailer", _ => InvocationResult.Succeeded);

        var refused = await Send(HttpMethod.Post, "/2015-03-31/event-source-mappings/", request);

        Assert.Equal((400, "InvalidParameterValueException"), ((int)refused.StatusCode, Header(refused, "x-amzn-ErrorType")));
        using var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(message, error.RootElement.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Filter_criteria_are_set_shown_and_taken_away()
    {
        var (world, function) = (served!.World, Create("mailer", _ => InvocationResult.Succeeded));
        var queue = world.CreateQueue(new() { Name = "mail" });
        var path = $"/2015-03-31/event-source-mappings/{world.UuidOf(world.CreateEventSourceMapping(new() { Queue = queue, Function = function }))}";

        await Json(HttpMethod.Put, path, """{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[\"yes\"]}"}]}}""");
        var shown = await Json(HttpMethod.Get, path);
        world.SendMessage(queue, new() { MessageBody = "no" });
        world.RunToIdle();

        Assert.Equal("""{"body":["yes"]}""", shown.GetProperty("FilterCriteria").GetProperty("Filters")[0].GetProperty("Pattern").GetString());
        Assert.Empty(events);
        Assert.Empty(world.MessagesIn(queue));
        await Json(HttpMethod.Put, path, """{"FilterCriteria":{}}""");
        Assert.False((await Json(HttpMethod.Get, path)).TryGetProperty("FilterCriteria", out _));
    }

    [Fact]
    public async Task A_change_that_Lambda_would_refuse_is_refused_and_changes_nothing()
    {
        var (world, function) = (served!.World, Create("mailer", _ => InvocationResult.Succeeded));
        var mapping = world.CreateEventSourceMapping(new() { Queue = world.CreateQueue(new() { Name = "mail" }), Function = function });

        var refused = await Send(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{world.UuidOf(mapping)}", """{"Enabled":false,"BatchSize":20}""");
        var unknown = await Send(HttpMethod.Get, "/2015-03-31/event-source-mappings/11111111-2222-3333-4444-555555555555", "");

        Assert.Equal((400, "InvalidParameterValueException"), ((int)refused.StatusCode, Header(refused, "x-amzn-ErrorType")));
        Assert.True(world.ConfigurationOf(mapping).Enabled);
        Assert.Equal((404, "ResourceNotFoundException"), ((int)unknown.StatusCode, Header(unknown, "x-amzn-ErrorType")));
    }

    [Theory]
    [InlineData("POST", "/2015-03-31/functions", "CreateFunction")]
    [InlineData("PUT", "/2017-10-31/functions/mailer/concurrency", "PutFunctionConcurrency")]
    [InlineData("GET", "/2015-03-31/functions/mailer/aliases/live", "GetAlias")]
    public async Task What_is_not_simulated_says_so_by_name(string method, string path, string name)
    {
        var answer = await Send(new HttpMethod(method), path, "{}");

        Assert.Equal(400, (int)answer.StatusCode);
        using var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith($"Lambda's {name} is not simulated", error.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private FunctionId Create(string name, Func<string, InvocationResult> handle) => served!.CreateFunction(name, given =>
    {
        events.Add(given);
        return handle(given);
    });

    private Task<HttpResponseMessage> Invoke(string function, string payload, params (string, string)[] headers) =>
        Send(HttpMethod.Post, $"/2015-03-31/functions/{Uri.EscapeDataString(function)}/invocations", payload, headers);

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string body, params (string, string)[] headers) =>
        SignedCall.SendAsync(served!.Url, "lambda", method, path, Encoding.UTF8.GetBytes(body), "application/json", headers);

    private async Task<JsonElement> Json(HttpMethod method, string path, string body = "")
    {
        var answer = await Send(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
