using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class StandardQueueTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_queue_has_the_defaults_of_AWS()
    {
        var attributes = stage.World.AttributesOf(stage.World.CreateQueue(new QueueAttributes { Name = "plain" }));

        Assert.Equal(TimeSpan.FromSeconds(30), attributes.VisibilityTimeout);
        Assert.Equal(TimeSpan.FromSeconds(345_600), attributes.MessageRetentionPeriod);
        Assert.Equal(TimeSpan.Zero, attributes.Delay);
        Assert.Equal(TimeSpan.Zero, attributes.ReceiveMessageWaitTime);
        Assert.Equal(1_048_576, attributes.MaximumMessageSize);
    }

    [Fact]
    public void Names_and_arns_lead_back_to_the_queue()
    {
        var queue = stage.Queue();

        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:orders", stage.World.ArnOf(queue));
        Assert.Equal(queue, stage.World.QueueByArn(stage.World.ArnOf(queue)));
        Assert.Equal(queue, stage.World.QueueByName("orders"));
        Assert.Equal(
            "AWS.SimpleQueueService.NonExistentQueue",
            Assert.Throws<AwsError>(() => stage.World.QueueByName("other")).Code);
    }

    [Fact]
    public void Creating_a_queue_again_gives_the_same_queue_unless_an_attribute_differs()
    {
        var queue = stage.Queue();

        Assert.Equal(queue, stage.Queue());
        var error = Assert.Throws<AwsError>(() => stage.Queue(visibility: 31));
        Assert.Equal("QueueAlreadyExists", error.Code);
        Assert.Equal("A queue already exists with the same name and a different value for attribute VisibilityTimeout", error.Message);
    }

    [Theory]
    [InlineData("VisibilityTimeout", 43_201, 345_600, 0)]
    [InlineData("MessageRetentionPeriod", 30, 59, 0)]
    [InlineData("MessageRetentionPeriod", 30, 1_209_601, 0)]
    [InlineData("DelaySeconds", 30, 345_600, 901)]
    public void Attributes_out_of_range_are_refused(string name, int visibility, int retention, int delay)
    {
        var error = Assert.Throws<AwsError>(() => stage.World.CreateQueue(new QueueAttributes
        {
            Name = "orders",
            VisibilityTimeout = TimeSpan.FromSeconds(visibility),
            MessageRetentionPeriod = TimeSpan.FromSeconds(retention),
            Delay = TimeSpan.FromSeconds(delay),
        }));

        Assert.Equal($"Invalid value for the parameter {name}.", error.Message);
    }

    [Fact]
    public void Every_receive_counts_and_has_its_own_handle()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var first = stage.Receive(queue)!;
        stage.Wait(30);
        var second = stage.Receive(queue)!;

        Assert.Equal((1, 2), (first.ApproximateReceiveCount, second.ApproximateReceiveCount));
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
        Assert.Equal(first.Attributes["ApproximateFirstReceiveTimestamp"], second.Attributes["ApproximateFirstReceiveTimestamp"]);
        Assert.Equal("1772366400000", second.Attributes["SentTimestamp"]);
    }

    [Fact]
    public void A_receive_returns_at_most_ten()
    {
        var queue = stage.Queue();
        for (var number = 0; number < 12; number++)
        {
            stage.Send(queue, $"{number}");
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}"), stage.World.ReceiveMessage(queue, 10).Select(message => message.Body));
        Assert.Equal(2, stage.World.ReceiveMessage(queue, 10).Count);
        var error = Assert.Throws<AwsError>(() => stage.World.ReceiveMessage(queue, 11));
        Assert.Equal("Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.", error.Message);
    }

    [Fact]
    public void A_receive_with_no_visibility_timeout_returns_each_message_once_and_leaves_it()
    {
        var queue = stage.Queue();
        stage.Send(queue);

        Assert.Single(stage.World.ReceiveMessage(queue, 10, TimeSpan.Zero));
        Assert.Single(stage.World.ReceiveMessage(queue, 10, TimeSpan.Zero));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_delayed_message_is_visible_after_its_delay()
    {
        var queue = stage.Queue();
        stage.Send(queue, delay: 10);

        Assert.Equal(1, stage.Look(queue).Delayed);
        stage.Wait(9);
        Assert.Null(stage.Receive(queue));
        stage.Wait(1);
        Assert.NotNull(stage.Receive(queue));
    }

    [Fact]
    public void A_messages_own_delay_overrides_the_queues_even_to_nothing()
    {
        var queue = stage.World.CreateQueue(new QueueAttributes { Name = "slow", Delay = TimeSpan.FromSeconds(60) });
        stage.Send(queue, "at once", delay: 0);
        stage.Send(queue, "in a minute");

        Assert.Equal("at once", stage.Receive(queue)!.Body);
        stage.Wait(60);
        Assert.Contains(stage.World.ReceiveMessage(queue, 10), message => message.Body == "in a minute");
    }

    [Fact]
    public void Retention_takes_visible_delayed_and_in_flight_messages()
    {
        var queue = stage.World.CreateQueue(new QueueAttributes
        {
            Name = "short",
            MessageRetentionPeriod = TimeSpan.FromMinutes(1),
            VisibilityTimeout = TimeSpan.FromMinutes(10),
        });
        stage.Send(queue);
        stage.Send(queue);
        stage.Send(queue, delay: 300);
        stage.Receive(queue);
        stage.Wait(59);
        Assert.Equal((1, 1, 1), Counts(queue));

        stage.Wait(1);

        Assert.Equal((0, 0, 0), Counts(queue));
        Assert.Equal(3, stage.Look(queue).Expired);
        Assert.Equal(3, stage.Facts(FactKind.Expired).Count());
    }

    [Fact]
    public void No_more_than_120_000_messages_are_in_flight()
    {
        var world = new World(new WorldOptions { Start = Stage.Start, Seed = 1, Trace = false });
        var queue = world.CreateQueue(new QueueAttributes { Name = "flood" });
        var request = new SendMessageRequest { MessageBody = "x" };
        for (var sent = 0; sent < 120_001; sent++)
        {
            world.SendMessage(queue, request);
        }

        for (var received = 0; received < 120_000; received += 10)
        {
            world.ReceiveMessage(queue, 10);
        }

        var error = Assert.Throws<AwsError>(() => world.ReceiveMessage(queue, 10));
        Assert.Equal(("OverLimit", 403), (error.Code, error.HttpStatus));
        world.Invariants.Check();
    }

    [Fact]
    public void A_deleted_queue_takes_its_messages_with_it()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        stage.Send(queue);
        stage.Receive(queue);

        stage.World.DeleteQueue(queue);

        Assert.Equal(2, stage.Facts(FactKind.Purged).Count());
        Assert.Throws<AwsError>(() => stage.Send(queue));
        stage.World.Invariants.Check();
    }

    private (int Visible, int Delayed, int InFlight) Counts(QueueId queue) =>
        stage.Look(queue) is var look ? (look.Visible, look.Delayed, look.InFlight) : default;
}
