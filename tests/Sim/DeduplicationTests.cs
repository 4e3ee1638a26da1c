using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class DeduplicationTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_duplicate_succeeds_with_the_first_answer_and_adds_nothing()
    {
        var queue = stage.FifoQueue(contentBased: false);
        var first = stage.SendTo(queue, "1", "a", "d");
        var second = stage.SendTo(queue, "other", "a", "d");

        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.Equal("1", stage.World.MessagesIn(queue).Single().Body);
        Assert.Single(stage.Facts(FactKind.Deduplicated));
    }

    [Theory]
    [InlineData(299.9, 1)]
    [InlineData(300, 2)]
    public void The_interval_is_five_minutes(double seconds, int messages)
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "1", "a");
        stage.Wait(seconds);
        stage.SendTo(queue, "1", "a");

        Assert.Equal(messages, stage.World.MessagesIn(queue).Count);
    }

    [Fact]
    public void A_deleted_message_still_counts()
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "1", "a");
        stage.World.DeleteMessage(queue, stage.Receive(queue)!.ReceiptHandle);
        stage.SendTo(queue, "1", "a");

        Assert.Empty(stage.World.MessagesIn(queue));
    }

    [Theory]
    [InlineData(DeduplicationScope.Whole, 1)]
    [InlineData(DeduplicationScope.MessageGroup, 2)]
    public void The_scope_decides_about_the_same_id_in_another_group(DeduplicationScope scope, int messages)
    {
        var queue = stage.FifoQueue(scope: scope);
        stage.SendTo(queue, "1", "a", "d");
        stage.SendTo(queue, "2", "b", "d");

        Assert.Equal(messages, stage.World.MessagesIn(queue).Count);
    }

    [Fact]
    public void The_content_based_id_is_the_SHA_256_of_the_body()
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "Test", "a");

        Assert.Equal(
            "532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25",
            stage.Receive(queue)!.Attributes["MessageDeduplicationId"]);
    }

    [Fact]
    public void An_explicit_id_takes_precedence_over_the_body()
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "same", "a", "d1");
        stage.SendTo(queue, "same", "a", "d2");

        Assert.Equal(2, stage.World.MessagesIn(queue).Count);
    }

    [Theory]
    [InlineData(null, "d", null, "MissingParameter", "The request must contain the parameter MessageGroupId.")]
    [InlineData("a", null, null, "InvalidParameterValue", "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")]
    [InlineData("a b", "d", null, "InvalidParameterValue", "Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.")]
    [InlineData("a", "", null, "InvalidParameterValue", "Value  for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId can only include alphanumeric and punctuation characters. 1 to 128 in length.")]
    [InlineData("a", "d", 2, "InvalidParameterValue", "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.")]
    public void A_FIFO_queue_refuses(string? group, string? id, int? delay, string code, string message)
    {
        var queue = stage.FifoQueue(contentBased: false);

        var error = Assert.Throws<AwsError>(() => stage.SendTo(queue, "x", group, id, delay));
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void A_delay_of_zero_means_the_queues_own()
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "x", "a", delay: 0);

        Assert.NotNull(stage.Receive(queue));
    }

    [Fact]
    public void A_batch_without_a_group_fails_as_a_whole()
    {
        var queue = stage.FifoQueue();
        SendMessageBatchRequestEntry Entry(string id, string? group) =>
            new(id, new SendMessageRequest { MessageBody = id, MessageGroupId = group });

        var error = Assert.Throws<AwsError>(() => stage.World.SendMessageBatch(queue, [Entry("1", "a"), Entry("2", null)]));
        Assert.Equal("InvalidParameterValue", error.Code);
        Assert.Empty(stage.World.MessagesIn(queue));
    }

    [Fact]
    public void A_standard_queue_keeps_the_group_and_refuses_a_deduplication_id()
    {
        var queue = stage.Queue();
        stage.SendTo(queue, "x", "tenant");

        Assert.Equal("tenant", stage.Receive(queue)!.Attributes["MessageGroupId"]);
        var error = Assert.Throws<AwsError>(() => stage.SendTo(queue, "x", null, "d"));
        Assert.Equal(
            "Value d for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.",
            error.Message);
    }

    [Theory]
    [InlineData("orders", true)]
    [InlineData("orders.fifo", false)]
    [InlineData(".fifo", true)]
    public void The_name_of_a_FIFO_queue_and_of_no_other_ends_in_fifo(string name, bool isFifo) =>
        Assert.Throws<AwsError>(() => stage.World.CreateQueue(new QueueAttributes { Name = name, FifoQueue = isFifo }));
}
