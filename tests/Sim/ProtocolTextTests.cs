using Sim;
using Sim.Sns;

namespace Tests.Sim;

/// <summary>Publish with MessageStructure json.</summary>
public sealed class ProtocolTextTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_queue_gets_the_text_of_its_protocol()
    {
        var queue = Subscribed(out var topic);

        stage.World.Publish(topic, Request("""{"default":"for all","sqs":"for queues","sms":"for phones"}"""));

        Assert.Equal("for queues", Assert.Single(stage.World.MessagesIn(queue)).Body);
    }

    [Fact]
    public void Without_a_text_of_its_own_it_gets_the_default()
    {
        var queue = Subscribed(out var topic);

        stage.World.Publish(topic, Request("""{"default":"for all","sms":"for phones"}"""));

        Assert.Equal("for all", Assert.Single(stage.World.MessagesIn(queue)).Body);
    }

    [Theory]
    [InlineData("""{"sqs":"for queues"}""", "Message Structure - No default entry in JSON message body")]
    [InlineData("""{"default":{"a":1}}""", "Message Structure - No default entry in JSON message body")]
    [InlineData("not JSON", "Message Structure - JSON message body failed to parse")]
    public void The_default_has_to_be_there_and_a_text(string message, string reason)
    {
        Subscribed(out var topic);

        var error = Assert.Throws<AwsError>(() => stage.World.Publish(topic, Request(message)));

        Assert.Equal($"Invalid parameter: {reason}", error.Message);
    }

    private global::Sim.Sqs.QueueId Subscribed(out TopicId topic)
    {
        topic = stage.Topic();
        var queue = stage.Queue();
        stage.World.Subscribe(new SubscriptionAttributes { Topic = topic, Queue = queue, RawMessageDelivery = true });
        return queue;
    }

    private static PublishRequest Request(string message) => new() { Message = message, MessageStructure = "json" };
}
