using System.Text.Json;
using Sim;
using Sim.Lambda;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class EventSourceMappingTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_message_is_received_handled_and_deleted()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler));
        var id = stage.Send(queue);

        stage.World.RunToIdle();

        var message = Assert.Single(Assert.Single(handler.Batches));
        Assert.Equal((id, 1), (message.MessageId, message.ApproximateReceiveCount));
        Assert.Equal(1, stage.Look(queue).Deleted);
        Assert.Equal(0.1, stage.Elapsed.TotalSeconds);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Messages_come_in_batches_of_at_most_BatchSize()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler), batchSize: 4);
        Send(queue, 10);

        stage.World.RunToIdle();

        Assert.Equal([4, 4, 2], handler.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public void Messages_that_were_there_before_the_mapping_are_handled()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Send(queue);
        stage.Map(queue, stage.Function(handler));

        stage.World.RunToIdle();

        Assert.Single(handler.Batches);
    }

    [Fact]
    public void A_disabled_mapping_leaves_the_messages_parked()
    {
        var queue = stage.Queue();
        stage.World.CreateEventSourceMapping(new EventSourceMappingConfiguration
        {
            Queue = queue,
            Function = stage.Function(new Handler()),
            Enabled = false,
        });
        stage.Send(queue);

        stage.World.RunToIdle();

        Assert.Equal(1, stage.Look(queue).Visible);
    }

    [Fact]
    public void A_batching_window_gathers_until_it_closes()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler), batchSize: 100, window: 5);
        for (var second = 0; second < 7; second++)
        {
            stage.Send(queue);
            stage.Wait(1);
        }

        stage.World.RunToIdle();

        Assert.Equal([5, 2], handler.Batches.Select(batch => batch.Count));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_full_batch_does_not_wait_for_the_window()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler), batchSize: 3, window: 300);
        Send(queue, 3);

        stage.Wait(0);

        Assert.Equal(3, Assert.Single(handler.Batches).Count);
    }

    [Fact]
    public void Messages_stay_hidden_while_their_batch_waits_longer_than_their_visibility_timeout()
    {
        var handler = new Handler();
        var queue = stage.Queue(visibility: 10);
        stage.Map(queue, stage.Function(handler), batchSize: 100, window: 60);
        stage.Send(queue);

        stage.World.RunToIdle();

        Assert.Equal(1, Assert.Single(Assert.Single(handler.Batches)).ApproximateReceiveCount);
        Assert.Equal(1, stage.Look(queue).Deleted);
    }

    [Fact]
    public void A_batch_closes_before_six_mebibytes()
    {
        var handler = new Handler();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(handler));
        for (var number = 0; number < 10; number++)
        {
            stage.Send(queue, new string('a', 1_048_576));
        }

        stage.World.RunToIdle();

        Assert.Equal([5, 5], handler.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public void Pollers_start_with_five_batches_and_add_three_hundred_per_minute_of_backlog()
    {
        var outside = new OutsideRunner();
        var queue = stage.Queue(visibility: 43_200);
        stage.Map(queue, stage.Function(outside, timeout: 900), batchSize: 1);
        Send(queue, 2_000);

        stage.Wait(59);
        Assert.Equal(5, outside.Invocations.Count);
        stage.Wait(1);
        Assert.Equal(305, outside.Invocations.Count);
        stage.Wait(120);
        Assert.Equal(905, outside.Invocations.Count);
        stage.Wait(1);
    }

    [Fact]
    public void The_growth_of_the_pollers_ends_with_1250_batches_and_an_empty_queue_brings_them_back_to_five()
    {
        var large = new Stage(concurrentExecutions: 5_000);
        var outside = new OutsideRunner();
        var queue = large.Queue(visibility: 43_200);
        large.Map(queue, large.Function(outside, timeout: 900), batchSize: 1);
        for (var number = 0; number < 1_300; number++)
        {
            large.Send(queue);
        }

        var running = new List<int>();
        for (var minute = 0; minute < 7; minute++)
        {
            large.Wait(minute == 0 ? 0 : 60);
            running.Add(outside.Invocations.Count);
        }

        Assert.Equal([5, 305, 605, 905, 1_205, 1_250, 1_250], running);
        Assert.Equal((1_250, 50), (Assert.Single(large.World.Snapshot().Mappings).Cap, large.Look(queue).Visible));
        outside.Invocations.Take(60).ToList().ForEach(invocation => large.World.Complete(invocation.Id, InvocationResult.Succeeded));
        large.Wait(0);
        Assert.Equal(1_300, outside.Invocations.Count);
        Assert.Equal(5, Assert.Single(large.World.Snapshot().Mappings).Cap);
    }

    [Fact]
    public void The_quota_of_the_account_ends_the_growth_with_throttled_batches()
    {
        var small = new Stage(concurrentExecutions: 100);
        var queue = small.Queue(visibility: 43_200);
        small.Map(queue, small.Function(new OutsideRunner(), timeout: 900), batchSize: 1);
        for (var number = 0; number < 200; number++)
        {
            small.Send(queue);
        }

        small.Wait(60);

        var function = Assert.Single(small.World.Snapshot().Functions);
        Assert.Equal((100, 100L), (function.ConcurrentExecutions, function.Throttles));
    }

    [Fact]
    public void MaximumConcurrency_is_never_exceeded()
    {
        var outside = new OutsideRunner();
        var queue = stage.Queue(visibility: 43_200);
        stage.Map(queue, stage.Function(outside, timeout: 900), batchSize: 1, concurrency: 2);
        Send(queue, 50);

        stage.Wait(300);
        Assert.Equal(2, outside.Invocations.Count);
        stage.World.Complete(outside.Invocations[0].Id, InvocationResult.Succeeded);
        stage.Wait(0);
        Assert.Equal(3, outside.Invocations.Count);
    }

    [Fact]
    public void The_event_has_the_shape_of_Lambda()
    {
        var outside = new OutsideRunner();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(outside));
        stage.World.SendMessage(queue, new SendMessageRequest
        {
            MessageBody = "hällo",
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["kind"] = new("String", "order"),
                ["raw"] = new("Binary", BinaryValue: new byte[] { 1 }),
            },
        });
        stage.Wait(0);

        var invocation = Assert.Single(outside.Invocations);
        using var json = JsonDocument.Parse(stage.World.EventOf(invocation.Id));
        var record = Assert.Single(json.RootElement.GetProperty("Records").EnumerateArray());

        Assert.Equal(
            ["messageId", "receiptHandle", "body", "attributes", "messageAttributes", "md5OfMessageAttributes", "md5OfBody",
             "eventSource", "eventSourceARN", "awsRegion"],
            record.EnumerateObject().Select(property => property.Name));
        Assert.Equal("hällo", record.GetProperty("body").GetString());
        Assert.Equal("1", record.GetProperty("attributes").GetProperty("ApproximateReceiveCount").GetString());
        Assert.Equal(
            """{"stringValue":"order","stringListValues":[],"binaryListValues":[],"dataType":"String"}""",
            record.GetProperty("messageAttributes").GetProperty("kind").GetRawText());
        Assert.Equal("AQ==", record.GetProperty("messageAttributes").GetProperty("raw").GetProperty("binaryValue").GetString());
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:orders", record.GetProperty("eventSourceARN").GetString());
        stage.World.DeleteMessage(queue, record.GetProperty("receiptHandle").GetString()!);
        Assert.Equal(1, stage.Look(queue).Deleted);
        Assert.Equal(Stage.Start.AddSeconds(3), invocation.Deadline);
    }

    [Fact]
    public void The_batch_of_a_finished_invocation_is_gone()
    {
        var outside = new OutsideRunner();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(outside));
        stage.Send(queue);
        stage.Wait(10);

        Assert.Throws<ArgumentException>(() => stage.World.EventOf(outside.Invocations[0].Id));
    }

    [Theory]
    [InlineData(11, 0, null, "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10")]
    [InlineData(10, 0, 1, "Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy constraint: Member must have value between 2 and 1000")]
    public void Impossible_mappings_are_refused(int batchSize, int window, int? concurrency, string reason)
    {
        var (queue, function) = (stage.Queue(), stage.Function(new Handler()));

        var error = Assert.Throws<AwsError>(() => stage.Map(queue, function, batchSize, window, concurrency));

        Assert.Equal(("InvalidParameterValueException", reason), (error.Code, error.Message));
    }

    [Fact]
    public void A_visibility_timeout_below_the_functions_timeout_is_refused() => Assert.Equal(
        "Queue visibility timeout: 60 seconds is less than Function timeout: 300 seconds",
        Assert.Throws<AwsError>(() => stage.Map(stage.Queue(visibility: 60), stage.Function(new Handler(), timeout: 300))).Message);

    [Fact]
    public void One_hundred_executions_stay_unreserved() => Assert.Contains(
        "below its minimum value of [100]",
        Assert.Throws<AwsError>(() => stage.Function(new Handler(), reserved: 901)).Message);

    private void Send(QueueId queue, int count)
    {
        for (var number = 0; number < count; number++)
        {
            stage.Send(queue);
        }
    }
}
