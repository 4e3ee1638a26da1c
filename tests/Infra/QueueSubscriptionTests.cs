using Infra.Components;
using Infra.Filters;

namespace Tests.Infra;

public sealed class QueueSubscriptionTests
{
    [Fact]
    public async Task The_subscription_filters_on_the_body()
    {
        var aws = await DeclareAsync();

        var inputs = aws.Inputs("aws:sns/topicSubscription:TopicSubscription", "edge-subscription");
        Assert.Equal("sqs", inputs["protocol"]);
        Assert.Equal("arn:queue", inputs["endpoint"]);
        Assert.Equal("MessageBody", inputs["filterPolicyScope"]);
        Assert.Equal(
            """{"$or":[{"type":["order.placed","order.cancelled"]},{"eventType":["ORDER_PLACED","ORDER_CANCELLED"]}]}""",
            inputs["filterPolicy"]);
    }

    [Fact]
    public async Task What_cannot_be_delivered_goes_to_the_undelivered_queue()
    {
        var inputs = (await DeclareAsync()).Inputs("aws:sns/topicSubscription:TopicSubscription", "edge-subscription");

        Assert.Equal("arn:undelivered", MockedAws.Json(inputs["redrivePolicy"]).GetProperty("deadLetterTargetArn").GetString());
    }

    [Fact]
    public async Task A_consumer_can_have_the_body_as_it_was_published()
    {
        var enveloped = (await DeclareAsync()).Inputs("aws:sns/topicSubscription:TopicSubscription", "edge-subscription");
        var raw = (await DeclareAsync(raw: true)).Inputs("aws:sns/topicSubscription:TopicSubscription", "edge-subscription");

        Assert.False(enveloped.ContainsKey("rawMessageDelivery"));
        Assert.Equal(true, raw["rawMessageDelivery"]);
    }

    private static Task<MockedAws> DeclareAsync(bool raw = false) => MockedAws.DeclareAsync(() =>
    {
        var topic = ConsumerSamples.EventTopic();
        var queue = new EventQueue(
            "queue", new QueueShape { Retention = TimeSpan.FromDays(1) }, new QueueAccess { Topics = [topic.Arn] }, ConsumerSamples.Placement);
        var undelivered = new UndeliveredQueue("undelivered", ConsumerSamples.Topic, topic, ConsumerSamples.Placement);
        _ = new QueueSubscription("edge", topic, queue, FilterPolicy.Of(ConsumerSamples.Consumer.Takes), raw, undelivered);
    });
}
