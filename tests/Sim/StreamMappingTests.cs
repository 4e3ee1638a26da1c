using System.Text;
using System.Text.Json;
using Sim;
using Sim.DynamoDb;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>What is written to a table reaches the function that reads its stream: in order, and nothing is skipped.</summary>
public sealed class StreamMappingTests
{
    private readonly Stage stage = new();
    private readonly Tables tables;
    private readonly List<string> batches = [];

    public StreamMappingTests()
    {
        tables = new Tables(stage.World.Clock);
        tables.CreateTable(new TableDeclaration
        {
            Name = "outbox", HashKey = new("entity", "S"), RangeKey = new("sequence", "S"), StreamArn = "arn:aws:dynamodb:us-east-1:123456789012:table/outbox/stream/1",
        });
    }

    [Fact]
    public void Records_have_the_shape_that_Lambda_passes_on()
    {
        JsonElement record = default;
        Map(root => { record = root.GetProperty("Records")[0].Clone(); return "{}"; });
        Put("a", 1);
        Run();

        Assert.Equal(
            """{"eventID":"00000000000000000000000000000001","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1","dynamodb":{"ApproximateCreationDateTime":1772366400,"Keys":{"entity":{"S":"a"},"sequence":{"S":"1"}},"NewImage":{"entity":{"S":"a"},"n":{"N":"0"},"sequence":{"S":"1"}},"SequenceNumber":"000000000000000000001","SizeBytes":34,"StreamViewType":"NEW_IMAGE"},"eventSourceARN":"arn:aws:dynamodb:us-east-1:123456789012:table/outbox/stream/1"}""",
            record.GetRawText());
    }

    [Fact]
    public void What_was_written_before_the_mapping_is_read_and_later_changes_follow_in_order()
    {
        Put("a", 1);
        Map(_ => "{}", batchSize: 2);
        Put("b", 1);
        Put("a", 1, n: 1);
        Put("a", 1, n: 1);
        tables.Execute("DeleteItem", Json("""{"TableName":"outbox","Key":{"entity":{"S":"b"},"sequence":{"S":"1"}}}"""));
        Run();

        Assert.Equal(["INSERT a1, INSERT b1", "MODIFY a1, REMOVE b1"], batches);
    }

    [Fact]
    public void After_a_partial_failure_the_stream_goes_on_from_the_lowest_that_failed()
    {
        var failing = true;
        Map(root =>
        {
            var again = failing ? """{"batchItemFailures":[{"itemIdentifier":"000000000000000000003"},{"itemIdentifier":"000000000000000000002"}]}""" : """{"batchItemFailures":[]}""";
            failing = false;
            return again;
        });
        PutAll(4);
        Run();

        Assert.Equal(["INSERT a1, INSERT a2, INSERT a3, INSERT a4", "INSERT a2, INSERT a3, INSERT a4"], batches);
        Assert.True(stage.Elapsed >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Nothing_is_read_past_a_batch_that_fails_and_in_the_end_all_of_it_is()
    {
        var attempts = 0;
        Map(_ => ++attempts < 6 ? null : "{}", batchSize: 1);
        PutAll(2);
        Run();

        Assert.Equal([.. Enumerable.Repeat("INSERT a1", 6), "INSERT a2"], batches);
        // 1 + 2 + 4 + 8 + 16 s of pauses.
        Assert.InRange(stage.Elapsed.TotalSeconds, 31, 33);
    }

    [Fact]
    public void Halving_a_batch_isolates_the_record_that_fails_and_tells_of_it()
    {
        var queue = stage.Queue("failed");
        Map(root => Shown(root).Contains("a3") ? null : "{}", bisect: true, retries: 1, onFailure: stage.World.ArnOf(queue));
        PutAll(4);
        Run();

        Assert.Equal(
            ["INSERT a1, INSERT a2, INSERT a3, INSERT a4", "INSERT a1, INSERT a2", "INSERT a3, INSERT a4", "INSERT a3", "INSERT a3", "INSERT a4"],
            batches);
        var told = JsonDocument.Parse(stage.Receive(queue)!.Body).RootElement;
        Assert.Equal("RetryAttemptsExhausted", told.GetProperty("requestContext").GetProperty("condition").GetString());
        var info = told.GetProperty("DDBStreamBatchInfo");
        Assert.Equal(
            ("000000000000000000003", "000000000000000000003", 1),
            (info.GetProperty("startSequenceNumber").GetString(), info.GetProperty("endSequenceNumber").GetString(), info.GetProperty("batchSize").GetInt32()));
    }

    [Fact]
    public void Records_that_get_too_old_are_given_up_and_told_of()
    {
        var queue = stage.Queue("failed");
        Map(_ => null, age: TimeSpan.FromMinutes(5), onFailure: stage.World.ArnOf(queue));
        PutAll(2);
        Run();

        Assert.InRange(stage.Elapsed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7));
        Assert.Contains("RecordAgeExceeded", stage.Receive(queue)!.Body);
        Assert.Equal(2, stage.Facts(FactKind.SentToDestination).Single().Count);
    }

    [Fact]
    public void Without_limits_a_record_is_tried_until_the_stream_forgets_it_and_nobody_is_told()
    {
        Map(_ => null);
        Put("a", 1);
        Run();

        Assert.True(stage.Elapsed > TableStream.Retention);
        Assert.Single(stage.Facts(FactKind.Lost));
    }

    [Fact]
    public void A_window_gathers_a_batch()
    {
        Map(_ => "{}", window: TimeSpan.FromSeconds(5));
        Put("a", 1);
        stage.World.StepTo(Stage.Start.AddSeconds(2));
        Put("a", 2);
        Run();

        Assert.Equal(["INSERT a1, INSERT a2"], batches);
    }

    private void Map(
        Func<JsonElement, string?> answer, int batchSize = 100, bool bisect = false, int? retries = null, TimeSpan? age = null, string? onFailure = null, TimeSpan window = default) =>
        stage.World.CreateStreamMapping(new StreamMappingConfiguration
        {
            Stream = tables.StreamOf("outbox"),
            Function = stage.Function(new Reader(answer, batches)),
            BatchSize = batchSize,
            BisectBatchOnFunctionError = bisect,
            MaximumRetryAttempts = retries,
            MaximumRecordAge = age,
            MaximumBatchingWindow = window,
            OnFailure = onFailure,
            ReportBatchItemFailures = true,
        });

    private void PutAll(int count)
    {
        for (var sequence = 1; sequence <= count; sequence++)
        {
            Put("a", sequence);
        }
    }

    private void Put(string entity, int sequence, int n = 0) => tables.Execute(
        "PutItem", Json($$$"""{"TableName":"outbox","Item":{"entity":{"S":"{{{entity}}}"},"sequence":{"S":"{{{sequence}}}"},"n":{"N":"{{{n}}}"} } }"""));

    private void Run()
    {
        // Not until messages in queues expire.
        while (stage.World.NextDue < Stage.Start.AddHours(25) && stage.World.Step())
        {
            stage.World.Invariants.Check();
        }
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Shown(JsonElement root) => string.Join(", ", root.GetProperty("Records").EnumerateArray().Select(record =>
    {
        var keys = record.GetProperty("dynamodb").GetProperty("Keys");
        return $"{record.GetProperty("eventName").GetString()} {keys.GetProperty("entity").GetProperty("S").GetString()}{keys.GetProperty("sequence").GetProperty("S").GetString()}";
    }));

    /// <summary>Answers what it is told; nothing stands for an exception.</summary>
    private sealed class Reader(Func<JsonElement, string?> answer, List<string> batches) : IInvoker
    {
        public void Invoke(World world, in Invocation invocation)
        {
            using var read = JsonDocument.Parse(world.EventOf(invocation.Id));
            batches.Add(Shown(read.RootElement));
            world.Complete(
                invocation.Id,
                answer(read.RootElement) is { } response ? InvocationResult.Success(Encoding.UTF8.GetBytes(response)) : InvocationResult.Error("Boom", "no"),
                TimeSpan.FromMilliseconds(100));
        }
    }
}
