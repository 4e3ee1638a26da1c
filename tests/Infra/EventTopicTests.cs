using Infra.Components;

namespace Tests.Infra;

public sealed class EventTopicTests
{
    [Fact]
    public async Task A_topic_is_named_after_its_stack_and_itself()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTopic("orders", ConsumerSamples.Topic));

        Assert.Equal("test-orders", aws.Inputs("aws:sns/topic:Topic", "orders")["name"]);
    }

    [Fact]
    public async Task A_topic_refuses_whoever_publishes_without_TLS()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new EventTopic("orders", ConsumerSamples.Topic));

        var inputs = aws.Inputs("aws:sns/topicPolicy:TopicPolicy", "orders-policy");
        Assert.Equal("arn:orders", inputs["arn"]);
        var statement = MockedAws.Json(inputs["policy"]).GetProperty("Statement")[0];
        Assert.Equal("Deny", statement.GetProperty("Effect").GetString());
        Assert.Equal("sns:Publish", statement.GetProperty("Action").GetString());
        Assert.Equal("arn:orders", statement.GetProperty("Resource").GetString());
        Assert.Equal("false", statement.GetProperty("Condition").GetProperty("Bool").GetProperty("aws:SecureTransport").GetString());
    }
}
