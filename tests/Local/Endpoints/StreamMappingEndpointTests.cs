using System.Text;
using System.Text.Json;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Tests.Local.Endpoints;

/// <summary>What clients see and change of the event source mapping of a table's stream.</summary>
public sealed class StreamMappingEndpointTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/items/stream/1";

    private readonly List<string> events = [];
    private ServedTestWorld? served;

    public async Task InitializeAsync()
    {
        served = await ServedTestWorld.StartAsync();
        served.Tables.CreateTable(new TableDeclaration { Name = "items", HashKey = new("id", "S"), StreamArn = Arn });
        served.World.CreateStreamMapping(new StreamMappingConfiguration
        {
            Stream = served.Tables.StreamOf("items"),
            Function = served.CreateFunction("reader", given =>
            {
                events.Add(given);
                return InvocationResult.Succeeded;
            }),
            FilterCriteria = StreamFilterCriteria.Parse(["""{"eventName":["REMOVE"]}"""]),
        });
    }

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task Filter_criteria_and_metrics_are_listed_changed_and_taken_away()
    {
        var listed = (await Json(HttpMethod.Get, $"/2015-03-31/event-source-mappings/?EventSourceArn={Uri.EscapeDataString(Arn)}")).GetProperty("EventSourceMappings")[0];
        Assert.Equal("""{"Filters":[{"Pattern":"{\u0022eventName\u0022:[\u0022REMOVE\u0022]}"}]}""", JsonSerializer.Serialize(listed.GetProperty("FilterCriteria")));
        Assert.False(listed.TryGetProperty("MetricsConfig", out _));
        Put("1");
        Assert.Empty(events);

        var changed = await Json(HttpMethod.Put, PathOf(listed), """{"FilterCriteria":{"Filters":[{"Pattern":"{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"2\"]}}}}"}]},"MetricsConfig":{"Metrics":["EventCount"]},"BatchSize":7,"MaximumRetryAttempts":3,"MaximumRecordAgeInSeconds":-1}""");
        Put("2");
        Put("3");

        Assert.Equal(("Updating", 7, 3, -1), (
            changed.GetProperty("State").GetString(), changed.GetProperty("BatchSize").GetInt32(), changed.GetProperty("MaximumRetryAttempts").GetInt32(), changed.GetProperty("MaximumRecordAgeInSeconds").GetInt32()));
        Assert.Equal("EventCount", changed.GetProperty("MetricsConfig").GetProperty("Metrics")[0].GetString());
        Assert.Contains("\"S\":\"2\"", Assert.Single(events));
        await Json(HttpMethod.Put, PathOf(listed), """{"FilterCriteria":{},"MetricsConfig":{"Metrics":[]},"Enabled":false}""");
        var after = await Json(HttpMethod.Get, PathOf(listed));
        Assert.False(after.TryGetProperty("FilterCriteria", out _));
        Assert.False(after.TryGetProperty("MetricsConfig", out _));
        Assert.Equal("Disabled", after.GetProperty("State").GetString());
        served!.World.Invariants.Check();
    }

    [Theory]
    [InlineData("LATEST", 1)]
    [InlineData("TRIM_HORIZON", 2)]
    public async Task A_mapping_that_a_client_creates_reads_from_where_it_says(string start, int records)
    {
        served!.CreateFunction("late", given =>
        {
            events.Add(given);
            return InvocationResult.Succeeded;
        });
        Put("1");

        var created = await Json(HttpMethod.Post, "/2015-03-31/event-source-mappings/", $$$"""{"EventSourceArn":"{{{Arn}}}","FunctionName":"late","StartingPosition":"{{{start}}}","FilterCriteria":{"Filters":[{"Pattern":"{\"eventName\":[\"INSERT\"]}"}]} }""");
        Put("2");
        var after = await Json(HttpMethod.Get, PathOf(created));
        var twice = await Send(HttpMethod.Post, "/2015-03-31/event-source-mappings/", $$"""{"EventSourceArn":"{{Arn}}","FunctionName":"late","StartingPosition":"LATEST"}""");

        Assert.Equal(records, events.Count);
        Assert.Equal(("Creating", "No records processed", start), (created.GetProperty("State").GetString(), created.GetProperty("LastProcessingResult").GetString(), created.GetProperty("StartingPosition").GetString()));
        Assert.Equal(("Enabled", "OK"), (after.GetProperty("State").GetString(), after.GetProperty("LastProcessingResult").GetString()));
        Assert.Equal("{}", created.GetProperty("DestinationConfig").GetProperty("OnFailure").GetRawText());
        Assert.Equal(409, (int)twice.StatusCode);
        Assert.Contains($"provided mapping already exists. Please update or delete the existing mapping with UUID {created.GetProperty("UUID").GetString()}", await twice.Content.ReadAsStringAsync());
        served.World.Invariants.Check();
    }

    [Theory]
    [InlineData("""{"FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[\"x\"]}"}]}}""", "Invalid filter pattern definition.")]
    [InlineData("""{"ScalingConfig":{"MaximumConcurrency":5}}""", "Unsupported ScalingConfig parameter for given event source mapping type.")]
    [InlineData("""{"MetricsConfig":{"Metrics":["KafkaMetrics"]}}""", "The metrics of an event source mapping of a queue or a table are EventCount, not KafkaMetrics.")]
    [InlineData("""{"BatchSize":0}""", "Value '0' at 'batchSize' failed to satisfy constraint: Member must have value between 1 and 10000")]
    [InlineData("""{"MaximumBatchingWindowInSeconds":301}""", "Value '301' at 'maximumBatchingWindowInSeconds' failed to satisfy constraint: Member must have value between 0 and 300")]
    public async Task What_Lambda_would_refuse_changes_nothing(string change, string message)
    {
        var before = served!.World.StreamMappings[0];

        var refused = await Send(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{before.Uuid}", change);

        Assert.Equal(400, (int)refused.StatusCode);
        using var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal(("InvalidParameterValueException", message), (refused.Headers.GetValues("x-amzn-ErrorType").Single(), error.RootElement.GetProperty("message").GetString()));
        Assert.Equal(before, served.World.StreamMappings[0]);
    }

    private static string PathOf(JsonElement mapping) => $"/2015-03-31/event-source-mappings/{mapping.GetProperty("UUID").GetString()}";

    private void Put(string id)
    {
        using var item = JsonDocument.Parse($$$"""{"TableName":"items","Item":{"id":{"S":"{{{id}}}"} } }""");
        served!.Tables.Execute("PutItem", item.RootElement);
        served.World.RunToIdle();
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string body) =>
        SignedCall.SendAsync(served!.Url, "lambda", method, path, Encoding.UTF8.GetBytes(body), "application/json");

    private async Task<JsonElement> Json(HttpMethod method, string path, string body = "")
    {
        var answer = await Send(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
