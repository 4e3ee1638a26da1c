using System.Text.Json;
using Sim;
using Sim.CloudWatch;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>
/// Filter criteria of a table's stream. The vectors are those that were recorded on AWS for two writes, one after the other.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
/// </summary>
public sealed class StreamFilterTests
{
    private const string Arn = "arn:aws:dynamodb:us-east-1:123456789012:table/items/stream/1";
    private const string Inserted = """{"eventName":["INSERT"]}""";

    private readonly Stage stage = new();
    private readonly Tables tables;
    private readonly List<string[]> batches = [];

    public StreamFilterTests()
    {
        tables = new Tables(stage.World.Clock);
        tables.CreateTable(new TableDeclaration { Name = "items", HashKey = new("id", "S"), StreamArn = Arn, StreamViewType = "NEW_AND_OLD_IMAGES" });
    }

    [Theory]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"1"},"a":{"S":"b"}}""", """{"eventName":["INSERT"]}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"1"},"a":{"S":"b"}}""", """{"eventName":["INSERT","MODIFY"]}""", "INSERT 1, MODIFY 1")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"b"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"NewImage":{"a":{"S":["b"]}}}}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"b"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"NewImage":{"a":["b"]}}}""", "")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"b"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"NewImage":{"a":{"S":[{"exists":true}]}}}}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"b"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"NewImage":{"a":[{"exists":true}]}}}""", "")]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"2"},"a":{"S":"b"}}""", """{"dynamodb":{"NewImage":{"a":[{"exists":false}]}}}""", "INSERT 1, INSERT 2")]
    [InlineData("""{"id":{"S":"1"},"n":{"N":"42"}}""", """{"id":{"S":"2"},"n":{"N":"101"}}""", """{"dynamodb":{"NewImage":{"n":{"N":[{"numeric":[">",100]},{"anything-but":"101"}]}}}}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"},"n":{"N":"42"}}""", """{"id":{"S":"2"},"n":{"N":"101"}}""", """{"dynamodb":{"NewImage":{"n":{"N":["101"]}}}}""", "INSERT 2")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"us-1-x"}}""", """{"id":{"S":"1"},"a":{"S":"x"}}""", """{"dynamodb":{"NewImage":{"a":{"S":[{"prefix":"us-1"}]}}}}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"ApproximateCreationDateTime":[{"numeric":[">",0]}]}}""", "INSERT 1, INSERT 2")]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"2"}}""", """{"dynamodb":{"Keys":{"id":{"S":["2"]}}}}""", "INSERT 2")]
    [InlineData("""{"id":{"S":"1"},"a":{"S":"old"}}""", """{"id":{"S":"1"},"a":{"S":"new"}}""", """{"dynamodb":{"OldImage":{"a":{"S":["old"]}},"NewImage":{"a":{"S":["new"]}}}}""", "MODIFY 1")]
    [InlineData("""{"id":{"S":"1"},"l":{"L":[{"S":"x"},{"S":"y"}]}}""", """{"id":{"S":"2"},"l":{"L":[]}}""", """{"dynamodb":{"NewImage":{"l":{"L":{"S":["y"]}}}}}""", "INSERT 1")]
    [InlineData("""{"id":{"S":"1"}}""", """{"id":{"S":"2"}}""", """{"$or":[{"eventName":["REMOVE"]},{"dynamodb":{"Keys":{"id":{"S":["1"]}}}}]}""", "INSERT 1")]
    public void A_pattern_takes_a_record_or_not(string first, string second, string pattern, string taken)
    {
        Map(pattern);
        Put(first);
        Put(second);
        Run();

        Assert.Equal(taken, string.Join(", ", batches.SelectMany(batch => batch)));
    }

    [Fact]
    public void What_is_filtered_out_invokes_nothing_and_the_stream_goes_on()
    {
        Map(Inserted);
        Put("""{"id":{"S":"1"}}""");
        Put("""{"id":{"S":"1"},"a":{"S":"b"}}""");
        tables.Execute("DeleteItem", Json("""{"TableName":"items","Key":{"id":{"S":"1"}}}"""));
        Run();
        var mapping = Assert.Single(stage.World.StreamMappings);

        Assert.Equal([["INSERT 1"]], batches);
        Assert.Equal((3, 2L), (mapping.Position, mapping.FilteredOut));
        Assert.Equal(2, stage.Facts(FactKind.FilteredByMapping).Sum(fact => fact.Count));
        Assert.Equal(1, stage.World.Snapshot().Functions[0].Invocations);
    }

    [Fact]
    public void Batches_are_full_of_what_is_taken()
    {
        for (var number = 0; number < 9; number++)
        {
            Put($$$"""{"id":{"S":"{{{number}}}"},"kind":{"S":"{{{number % 3}}}"} }""");
        }

        Map("""{"dynamodb":{"NewImage":{"kind":{"S":[{"anything-but":"0"}]}}}}""", batchSize: 4);
        Run();

        Assert.Equal([["INSERT 1", "INSERT 2", "INSERT 4", "INSERT 5"], ["INSERT 7", "INSERT 8"]], batches);
    }

    [Fact]
    public void A_window_begins_with_what_is_taken_and_gathers_no_others()
    {
        Map(Inserted, window: 5);
        Put("""{"id":{"S":"1"}}""");
        stage.Wait(3);
        Put("""{"id":{"S":"1"},"a":{"S":"b"}}""");
        Put("""{"id":{"S":"2"}}""");
        Run();

        Assert.Equal([["INSERT 1", "INSERT 2"]], batches);
        Assert.Equal(5, stage.Facts(FactKind.Invoked).Select(fact => (fact.At - Stage.Start).TotalSeconds).Single());
    }

    [Fact]
    public void Halves_and_retries_are_of_what_is_taken_and_what_is_given_up_too()
    {
        var queue = stage.Queue("failed");
        for (var number = 1; number <= 8; number++)
        {
            Put($$$"""{"id":{"S":"{{{number}}}"},"kind":{"S":"{{{number % 2}}}"} }""");
        }

        Map("""{"dynamodb":{"NewImage":{"kind":{"S":["0"]}}}}""", fails: "INSERT 6", onFailure: stage.World.ArnOf(queue));
        Run();

        Assert.Equal(
            ["INSERT 2, INSERT 4, INSERT 6, INSERT 8", "INSERT 2, INSERT 4", "INSERT 6, INSERT 8", "INSERT 6", "INSERT 6", "INSERT 8"],
            batches.Select(batch => string.Join(", ", batch)));
        var told = Json(stage.Receive(queue)!.Body).GetProperty("DDBStreamBatchInfo");
        Assert.Equal((1, "000000000000000000006"), (told.GetProperty("batchSize").GetInt32(), told.GetProperty("startSequenceNumber").GetString()));
        Assert.Equal(8, stage.World.StreamMappings[0].Position);
    }

    [Fact]
    public void A_change_of_the_criteria_is_for_what_was_not_read_yet()
    {
        Map(Inserted);
        Put("""{"id":{"S":"1"}}""");
        Put("""{"id":{"S":"1"},"a":{"S":"b"}}""");
        Run();
        var mapping = stage.World.StreamMappings[0];

        stage.World.UpdateStreamMapping(mapping.Uuid, mapping.Configuration with { FilterCriteria = null });
        Put("""{"id":{"S":"1"},"a":{"S":"c"}}""");
        Run();

        Assert.Equal([["INSERT 1"], ["MODIFY 1"]], batches);
    }

    [Fact]
    public void A_mapping_that_is_switched_off_reads_nothing_and_then_everything()
    {
        Map(Inserted);
        var mapping = stage.World.StreamMappings[0];
        stage.World.UpdateStreamMapping(mapping.Uuid, mapping.Configuration with { Enabled = false });
        Put("""{"id":{"S":"1"}}""");
        Run();
        Assert.Empty(batches);
        Assert.Equal(0, stage.World.StreamMappings[0].Position);

        stage.World.UpdateStreamMapping(mapping.Uuid, mapping.Configuration with { Enabled = true });
        Run();

        Assert.Equal([["INSERT 1"]], batches);
    }

    [Fact]
    public void A_mapping_that_counts_events_has_metrics_of_its_own()
    {
        Map(Inserted, fails: "INSERT 2", countsEvents: true);
        stage.World.GetMetricData(MetricId.Of("AWS/Lambda", "Errors"), Statistic.Sum, 1);
        Put("""{"id":{"S":"1"}}""");
        Put("""{"id":{"S":"1"},"a":{"S":"b"}}""");
        Put("""{"id":{"S":"2"}}""");
        stage.Wait(60);

        // Both, then each half; the second is tried once more and given up.
        Assert.Equal([3], Sum("PolledEventCount"));
        Assert.Equal([1], Sum("FilteredOutEventCount"));
        Assert.Equal([5], Sum("InvokedEventCount"));
        Assert.Equal([4], Sum("FailedInvokeEventCount"));
        Assert.Equal([1], Sum("DroppedEventCount"));
        Assert.Equal([null], Sum("DeletedEventCount"));
        stage.Wait(60);
        Assert.Equal([0], Sum("PolledEventCount"));
        Assert.Equal([null], Sum("FilteredOutEventCount"));
    }

    [Theory]
    [InlineData("single-string")]
    [InlineData("""[{"eventName": ["INSERT"=123}]""")]
    [InlineData("""{"body":["a"]}""")]
    [InlineData("""{"eventSource":["aws:dynamodb"]}""")]
    [InlineData("""{"dynamodb":["text"]}""")]
    [InlineData("""{"eventName":"INSERT"}""")]
    [InlineData("""{"$or":[{"eventName":["INSERT"]},{"awsRegion":["us-east-1"]}]}""")]
    [InlineData("{}")]
    public void What_is_no_pattern_of_a_stream_is_refused(string pattern)
    {
        var error = Assert.Throws<AwsError>(() => Map(pattern));

        Assert.Equal(("InvalidParameterValueException", "Invalid filter pattern definition."), (error.Code, error.Message));
    }

    [Fact]
    public void Five_filters_are_the_most() =>
        Assert.Contains("at most 5 filters; 6 are given", Assert.Throws<AwsError>(() => Map([.. Enumerable.Repeat(Inserted, 6)])).Message);

    private IReadOnlyList<double?> Sum(string metric) =>
        stage.World.GetMetricData(MetricId.Of("AWS/Lambda", metric, ("EventSourceMappingUUID", $"{stage.World.StreamMappings[0].Uuid}")), Statistic.Sum, 1);

    private void Map(string pattern, int batchSize = 100, int window = 0, string? fails = null, string? onFailure = null, bool countsEvents = false) =>
        Map([pattern], batchSize, window, fails, onFailure, countsEvents);

    private void Map(string[] patterns, int batchSize = 100, int window = 0, string? fails = null, string? onFailure = null, bool countsEvents = false) =>
        stage.World.CreateStreamMapping(new StreamMappingConfiguration
        {
            Stream = tables.StreamOf("items"),
            Function = stage.Function(new Reader(batches, fails)),
            BatchSize = batchSize,
            MaximumBatchingWindow = TimeSpan.FromSeconds(window),
            BisectBatchOnFunctionError = true,
            MaximumRetryAttempts = 1,
            OnFailure = onFailure,
            FilterCriteria = StreamFilterCriteria.Parse(patterns),
            CountsEvents = countsEvents,
        });

    private void Put(string item) => tables.Execute("PutItem", Json($$"""{"TableName":"items","Item":{{item}}}"""));

    private void Run()
    {
        while (stage.World.NextDue < Stage.Start.AddHours(25) && stage.World.Step())
        {
            stage.World.Invariants.Check();
        }
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>Fails on a batch with a certain record.</summary>
    private sealed class Reader(List<string[]> batches, string? fails) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            using var json = JsonDocument.Parse(world.EventOf(invocation.Id));
            string[] batch = [.. json.RootElement.GetProperty("Records").EnumerateArray().Select(record =>
                $"{record.GetProperty("eventName").GetString()} {record.GetProperty("dynamodb").GetProperty("Keys").GetProperty("id").GetProperty("S").GetString()}")];
            batches.Add(batch);
            world.Complete(invocation.Id, batch.Contains(fails) ? InvocationResult.Error("Boom", "no") : InvocationResult.Succeeded, TimeSpan.FromMilliseconds(100));
        }
    }
}
