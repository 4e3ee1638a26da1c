using Infra.Components;
using Infra.Settings;

namespace Tests.Infra;

public sealed class UndeliveredQueueTests
{
    [Fact]
    public async Task Its_topic_may_send_to_it_and_it_keeps_messages_for_14_days()
    {
        var aws = await DeclareAsync(ConsumerSamples.Topic);

        Assert.Equal(14 * 86_400.0, aws.Inputs("aws:sqs/queue:Queue", "undelivered")["messageRetentionSeconds"]);
        var allow = aws.Statements("aws:sqs/queuePolicy:QueuePolicy", "undelivered-policy")["TopicsSend"];
        Assert.Equal("arn:undelivered", allow.GetProperty("Resource").GetString());
        Assert.Equal("arn:orders", allow.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString());
    }

    [Fact]
    public async Task That_of_a_FIFO_topic_is_FIFO()
    {
        var aws = await DeclareAsync(ConsumerSamples.Topic with { Fifo = ConsumerSamples.Ordered });

        Assert.Equal("test-undelivered.fifo", aws.Inputs("aws:sqs/queue:Queue", "undelivered")["name"]);
    }

    private static Task<MockedAws> DeclareAsync(TopicSettings topic) => MockedAws.DeclareAsync(() =>
        _ = new UndeliveredQueue("undelivered", topic, ConsumerSamples.EventTopic(topic), ConsumerSamples.Placement));
}
