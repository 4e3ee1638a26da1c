using Infra.Components;
using Pulumi.Aws.Sqs;

namespace Tests.Infra;

public sealed class TopicSubscriptionTests
{
    [Fact]
    public async Task The_queue_lets_this_topic_send_and_nobody_else()
    {
        var aws = await DeclareAsync();

        var statements = MockedAws.Json(aws.Inputs("aws:sqs/queuePolicy:QueuePolicy", "edge-policy")["policy"]).GetProperty("Statement");
        var allow = Assert.Single(statements.EnumerateArray(), statement => statement.GetProperty("Effect").GetString() == "Allow");
        Assert.Equal("sns.amazonaws.com", allow.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal("sqs:SendMessage", allow.GetProperty("Action").GetString());
        Assert.Equal("arn:queue", allow.GetProperty("Resource").GetString());
        Assert.Equal("arn:orders", allow.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString());
    }

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

    private static Task<MockedAws> DeclareAsync() => MockedAws.DeclareAsync(() =>
    {
        var topic = new EventTopic("orders", ConsumerSamples.Topic);
        var queue = new Queue("queue", new QueueArgs { Name = "queue" });
        _ = new TopicSubscription("edge", topic, queue, FilterPolicy.Of(ConsumerSamples.Consumer.Takes), new UndeliveredQueue("undelivered", topic));
    });
}
