using System.Text.Json;
using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class FifoTopicTests
{
    private readonly Stage stage = new();

    [Fact]
    public void Messages_of_a_group_reach_a_FIFO_queue_in_order_and_under_their_ids()
    {
        var (topic, queue) = (Topic(), stage.FifoQueue());
        stage.Subscribe(topic, queue, raw: true);
        Publish(topic, "1", "a", "d1");
        Publish(topic, "2", "a", "d2");

        var received = stage.World.ReceiveMessage(queue, 10);
        Assert.Equal(["1", "2"], received.Select(message => message.Body));
        Assert.Equal(("a", "d1"), (received[0].Attributes["MessageGroupId"], received[0].Attributes["MessageDeduplicationId"]));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void The_envelope_has_a_sequence_number_of_the_topics_own_and_no_signature()
    {
        var (topic, queue) = (Topic(), stage.FifoQueue());
        stage.Subscribe(topic, queue);
        var published = Publish(topic, "1", "a");

        var message = stage.Receive(queue)!;
        using var envelope = JsonDocument.Parse(message.Body);
        Assert.Equal(
            ["Type", "MessageId", "SequenceNumber", "TopicArn", "Message", "Timestamp", "UnsubscribeURL"],
            envelope.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(published.SequenceNumber, envelope.RootElement.GetProperty("SequenceNumber").GetString());
        Assert.NotEqual(published.SequenceNumber, message.Attributes["SequenceNumber"]);
    }

    [Fact]
    public void A_duplicate_gets_the_first_answer_and_is_not_delivered()
    {
        var (topic, queue) = (Topic(), stage.Queue());
        stage.Subscribe(topic, queue);

        Assert.Equal(Publish(topic, "1", "a", "d"), Publish(topic, "2", "b", "d"));
        Assert.Single(stage.World.MessagesIn(queue));
        stage.Wait(300);
        Publish(topic, "3", "a", "d");
        Assert.Equal(2, stage.World.MessagesIn(queue).Count);
    }

    [Fact]
    public void With_the_throughput_scope_of_a_group_so_is_deduplication()
    {
        var topic = stage.World.CreateTopic(new TopicAttributes
        {
            Name = "events.fifo", FifoTopic = true, FifoThroughputScope = DeduplicationScope.MessageGroup,
        });

        Assert.NotEqual(Publish(topic, "1", "a", "d"), Publish(topic, "1", "b", "d"));
    }

    [Fact]
    public void A_queue_that_had_the_id_before_takes_no_message_and_none_is_lost()
    {
        var (topic, queue) = (Topic(), stage.FifoQueue());
        stage.Subscribe(topic, queue);
        stage.SendTo(queue, "direct", "a", "d");
        Publish(topic, "1", "a", "d");

        stage.World.Invariants.Check();
        Assert.Equal("direct", stage.World.MessagesIn(queue).Single().Body);
        Assert.Equal(1, stage.World.Snapshot().Subscriptions.Single().Deduplicated);
        Assert.Equal(0, stage.World.Snapshot().Lost);
    }

    [Fact]
    public void A_standard_topic_forwards_the_group_to_its_queues()
    {
        var (topic, queue) = (stage.Topic(), stage.Queue());
        stage.Subscribe(topic, queue);
        Publish(topic, "1", "tenant");

        Assert.Equal("tenant", stage.Receive(queue)!.Attributes["MessageGroupId"]);
    }

    [Theory]
    [InlineData(true, null, "d", "The MessageGroupId parameter is required for FIFO topics")]
    [InlineData(true, "a", null, "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")]
    [InlineData(false, null, "d", "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type")]
    public void Publish_refuses(bool isFifo, string? group, string? id, string reason)
    {
        var topic = isFifo ? Topic(contentBased: false) : stage.Topic();

        Assert.Equal($"Invalid parameter: {reason}", Assert.Throws<AwsError>(() => Publish(topic, "x", group, id)).Message);
    }

    [Fact]
    public void A_FIFO_queue_cannot_be_subscribed_to_a_standard_topic() => Assert.Contains(
        "FIFO SQS Queues can not be subscribed to standard SNS topics",
        Assert.Throws<AwsError>(() => stage.Subscribe(stage.Topic(), stage.FifoQueue())).Message);

    [Fact]
    public void A_function_cannot_be_subscribed_to_a_FIFO_topic() => Assert.Throws<AwsError>(() => stage.World.Subscribe(
        new SubscriptionAttributes { Topic = Topic(), Function = stage.Function(new Handler()) }));

    private TopicId Topic(bool contentBased = true) => stage.World.CreateTopic(
        new TopicAttributes { Name = "events.fifo", FifoTopic = true, ContentBasedDeduplication = contentBased });

    private PublishResult Publish(TopicId topic, string message, string? group, string? id = null) => stage.World.Publish(
        topic, new PublishRequest { Message = message, MessageGroupId = group, MessageDeduplicationId = id });
}
