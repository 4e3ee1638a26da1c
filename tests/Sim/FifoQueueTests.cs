using System.Globalization;
using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class FifoQueueTests
{
    private readonly Stage stage = new();

    [Fact]
    public void Three_messages_of_a_group_come_together_in_order()
    {
        var queue = ThreeOfAGroup();

        Assert.Equal(["1", "2", "3"], Bodies(queue));
        Assert.Empty(Bodies(queue));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(2, "1 2")]
    public void A_message_is_deliverable_only_if_no_earlier_one_of_its_group_is_invisible(int extended, string redelivered)
    {
        var queue = ThreeOfAGroup();
        var received = stage.World.ReceiveMessage(queue, 10);
        stage.World.ChangeMessageVisibility(queue, received[extended].ReceiptHandle, TimeSpan.FromSeconds(60));
        stage.Wait(31);

        Assert.Equal(redelivered, string.Join(' ', Bodies(queue)));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_receive_takes_all_it_can_of_one_group_before_the_next()
    {
        var queue = stage.FifoQueue();
        foreach (var (body, group) in new[] { ("1", "a"), ("2", "b"), ("3", "a"), ("4", "b"), ("5", "a") })
        {
            stage.SendTo(queue, body, group);
        }

        Assert.Equal(["1", "3", "5", "2"], Bodies(queue, 4));
        Assert.Empty(Bodies(queue));
    }

    [Fact]
    public void A_message_in_flight_holds_up_its_group_and_no_other()
    {
        var queue = stage.FifoQueue();
        stage.SendTo(queue, "1", "a");
        stage.SendTo(queue, "2", "a");
        stage.SendTo(queue, "3", "b");
        var first = stage.World.ReceiveMessage(queue, 1).Single();

        Assert.Equal(["3"], Bodies(queue));
        stage.World.DeleteMessage(queue, first.ReceiptHandle);
        Assert.Equal(["2"], Bodies(queue));
    }

    [Fact]
    public void Deleting_after_the_visibility_timeout_fails()
    {
        var queue = ThreeOfAGroup();
        var handle = stage.World.ReceiveMessage(queue, 1).Single().ReceiptHandle;
        stage.Wait(31);

        var error = Assert.Throws<AwsError>(() => stage.World.DeleteMessage(queue, handle));
        Assert.Equal("InvalidParameterValue", error.Code);
        Assert.Equal($"Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.", error.Message);
    }

    [Fact]
    public void Deleting_works_until_the_extended_visibility_timeout_ends_and_may_be_repeated()
    {
        var queue = ThreeOfAGroup();
        var handle = stage.World.ReceiveMessage(queue, 1).Single().ReceiptHandle;
        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(60));
        stage.Wait(45);

        stage.World.DeleteMessage(queue, handle);
        stage.World.DeleteMessage(queue, handle);
        Assert.Equal(2, stage.World.MessagesIn(queue).Count);
    }

    [Fact]
    public void After_two_receives_the_third_moves_it_to_the_dead_letter_queue_under_its_message_id()
    {
        var deadLetterQueue = stage.FifoQueue("orders-dlq.fifo");
        var queue = stage.FifoQueue(redrive: new RedrivePolicy(stage.World.ArnOf(deadLetterQueue), 2));
        var id = stage.SendTo(queue, "1", "a", "d").MessageId;
        for (var receive = 0; receive < 2; receive++)
        {
            Assert.Equal(["1"], Bodies(queue));
            stage.Wait(31);
        }

        Assert.Empty(Bodies(queue));
        var dead = stage.World.ReceiveMessage(deadLetterQueue, 1).Single();
        Assert.Equal(3, dead.ApproximateReceiveCount);
        Assert.Equal(id, dead.MessageId);
        Assert.Equal($"{id}", dead.Attributes["MessageDeduplicationId"]);
        Assert.Equal("a", dead.Attributes["MessageGroupId"]);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_FIFO_dead_letter_queue_counts_retention_from_the_move()
    {
        var deadLetterQueue = stage.FifoQueue("orders-dlq.fifo");
        var queue = stage.FifoQueue(redrive: new RedrivePolicy(stage.World.ArnOf(deadLetterQueue), 1));
        stage.SendTo(queue, "1", "a");
        Bodies(queue);
        stage.Wait(3600);
        Bodies(queue);

        Assert.Equal(stage.World.Clock.GetUtcNow(), stage.World.MessagesIn(deadLetterQueue).Single().SentTimestamp);
    }

    [Fact]
    public void A_standard_queue_is_no_dead_letter_queue_for_a_FIFO_queue()
    {
        var queue = stage.FifoQueue(redrive: new RedrivePolicy(stage.World.ArnOf(stage.Queue("dlq")), 1));
        stage.SendTo(queue, "1", "a");

        Assert.Equal("InvalidParameterValue", Assert.Throws<AwsError>(() => Bodies(queue)).Code);
    }

    [Fact]
    public void What_went_to_the_dead_letter_queue_holds_up_its_group_no_longer()
    {
        var deadLetterQueue = stage.FifoQueue("orders-dlq.fifo");
        var queue = stage.FifoQueue(redrive: new RedrivePolicy(stage.World.ArnOf(deadLetterQueue), 1));
        stage.SendTo(queue, "1", "a");
        Bodies(queue, 1);
        stage.SendTo(queue, "2", "a");
        Assert.Empty(Bodies(queue));
        stage.Wait(31);

        Assert.Equal(["2"], Bodies(queue));
        Assert.Equal("1", stage.World.MessagesIn(deadLetterQueue).Single().Body);
    }

    [Fact]
    public void Sequence_numbers_have_20_digits_and_grow()
    {
        var queue = stage.FifoQueue();
        var numbers = Enumerable.Range(0, 20).Select(n => stage.SendTo(queue, $"{n}", "a").SequenceNumber!).ToList();

        Assert.All(numbers, number => Assert.Equal(20, number.Length));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Equal(20, numbers.Distinct().Count());
        Assert.Equal(numbers[0], stage.World.ReceiveMessage(queue, 1).Single().Attributes["SequenceNumber"]);
        Assert.True(UInt128.Parse(numbers[0], CultureInfo.InvariantCulture) > 0);
    }

    private QueueId ThreeOfAGroup()
    {
        var queue = stage.FifoQueue();
        foreach (var body in new[] { "1", "2", "3" })
        {
            stage.SendTo(queue, body, "a");
        }

        return queue;
    }

    private List<string> Bodies(QueueId queue, int most = 10) => [.. stage.World.ReceiveMessage(queue, most).Select(message => message.Body)];
}
