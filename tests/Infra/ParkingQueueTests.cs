using Infra.Components;
using Infra.Settings;

namespace Tests.Infra;

public sealed class ParkingQueueTests
{
    [Fact]
    public async Task It_is_subscribed_with_the_complement_of_what_the_consumers_take()
    {
        var aws = await DeclareAsync(ConsumerSamples.Topic);

        Assert.Equal(
            """{"type":[{"anything-but":["order.placed","order.cancelled"]},null,{"exists":false}],"eventType":[{"anything-but":["ORDER_PLACED","ORDER_CANCELLED"]},null,{"exists":false}]}""",
            aws.Inputs("aws:sns/topicSubscription:TopicSubscription", "orders-parking-subscription")["filterPolicy"]);
    }

    [Fact]
    public async Task It_takes_everything_of_a_topic_without_consumers()
    {
        var aws = await DeclareAsync(new TopicSettings { Name = "orders", Consumers = [] });

        Assert.False(aws.Inputs("aws:sns/topicSubscription:TopicSubscription", "orders-parking-subscription").ContainsKey("filterPolicy"));
    }

    [Fact]
    public async Task It_keeps_events_for_the_longest_time_there_is()
    {
        var aws = await DeclareAsync(ConsumerSamples.Topic);

        Assert.Equal(14 * 86_400.0, aws.Inputs("aws:sqs/queue:Queue", "orders-parking")["messageRetentionSeconds"]);
    }

    private static Task<MockedAws> DeclareAsync(TopicSettings topic) =>
        MockedAws.DeclareAsync(() =>
        {
            var orders = ConsumerSamples.EventTopic(topic);
            var undelivered = new UndeliveredQueue("undelivered", topic, orders, ConsumerSamples.Placement);
            _ = new ParkingQueue("orders-parking", topic, orders, undelivered, ConsumerSamples.Placement);
        });
}
