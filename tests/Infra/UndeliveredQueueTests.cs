using Infra.Components;

namespace Tests.Infra;

public sealed class UndeliveredQueueTests
{
    [Fact]
    public async Task Its_topic_may_send_to_it_and_it_keeps_messages_for_14_days()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new UndeliveredQueue("undelivered", new EventTopic("orders", ConsumerSamples.Topic)));

        Assert.Equal(14 * 86_400.0, aws.Inputs("aws:sqs/queue:Queue", "undelivered")["messageRetentionSeconds"]);
        var statements = MockedAws.Json(aws.Inputs("aws:sqs/queuePolicy:QueuePolicy", "undelivered-policy")["policy"]).GetProperty("Statement");
        var allow = Assert.Single(statements.EnumerateArray(), statement => statement.GetProperty("Effect").GetString() == "Allow");
        Assert.Equal("arn:undelivered", allow.GetProperty("Resource").GetString());
        Assert.Equal("arn:orders", allow.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString());
    }
}
