using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public sealed class DeadLetterQueueTests
{
    private readonly Stage stage = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_message_is_received_exactly_maxReceiveCount_times_and_moved_by_the_next_receive(int maxReceiveCount)
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(maxReceiveCount);
        var id = stage.Send(queue);
        for (var count = 1; count <= maxReceiveCount; count++)
        {
            Assert.Equal(count, stage.Receive(queue)!.ApproximateReceiveCount);
            stage.Wait(30);
        }

        Assert.Equal(0, stage.Look(deadLetterQueue).Visible);
        Assert.Null(stage.Receive(queue));
        stage.World.Invariants.Check();

        var dead = stage.Receive(deadLetterQueue)!;
        Assert.Equal(id, dead.MessageId);
        Assert.Equal(maxReceiveCount + 1, dead.ApproximateReceiveCount);
        Assert.Equal(stage.World.ArnOf(queue), dead.Attributes["DeadLetterQueueSourceArn"]);
    }

    [Fact]
    public void Nothing_moves_by_the_passage_of_time_alone()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue);
        stage.Receive(queue);

        stage.Wait(3_600);

        Assert.Equal((1, 0), (stage.Look(queue).Visible, stage.Look(deadLetterQueue).Visible));
    }

    [Fact]
    public void The_receive_that_moves_one_message_returns_the_others()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue, "old");
        stage.Receive(queue);
        stage.Wait(30);
        stage.Send(queue, "new");

        Assert.Equal("new", Assert.Single(stage.World.ReceiveMessage(queue, 10)).Body);
        Assert.Equal("old", stage.Receive(deadLetterQueue)!.Body);
    }

    [Fact]
    public void The_dead_letter_queue_keeps_the_original_send_time_and_so_what_is_left_of_the_retention()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue);
        stage.Receive(queue);
        stage.Wait(86_400);
        stage.Receive(queue);

        Assert.Equal(TimeSpan.Zero, stage.Look(deadLetterQueue).AgeOfOldestMessage);
        stage.Wait(3 * 86_400 - 1);
        Assert.Equal(1, stage.Look(deadLetterQueue).Visible);
        stage.Wait(1);
        Assert.Equal((0, 1L), (stage.Look(deadLetterQueue).Visible, stage.Look(deadLetterQueue).Expired));
    }

    [Fact]
    public void An_old_message_expires_before_younger_ones_that_arrived_earlier()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue, "old");
        stage.Receive(queue);
        stage.Wait(86_400);
        stage.Send(deadLetterQueue, "young");
        stage.Receive(queue);

        stage.Wait(3 * 86_400);

        Assert.Equal("young", Assert.Single(stage.World.MessagesIn(deadLetterQueue)).Body);
        stage.Wait(86_400);
        Assert.Empty(stage.World.MessagesIn(deadLetterQueue));
    }

    [Fact]
    public void A_handle_of_the_source_queue_is_of_no_use_after_the_move()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;
        stage.Wait(30);
        stage.Receive(queue);

        stage.World.DeleteMessage(queue, handle);

        Assert.Equal(1, stage.Look(deadLetterQueue).Visible);
    }

    [Fact]
    public void The_dead_letter_queue_may_be_created_after_its_source()
    {
        var queue = stage.Queue(redrive: new RedrivePolicy("arn:aws:sqs:us-east-1:123456789012:late", 1));
        stage.Send(queue);
        var late = stage.Queue("late");
        stage.Receive(queue);
        stage.Wait(30);
        stage.Receive(queue);

        Assert.Equal(1, stage.Look(late).Visible);
    }

    [Fact]
    public void A_missing_dead_letter_queue_is_refused_when_it_is_first_needed()
    {
        var queue = stage.Queue(redrive: new RedrivePolicy("arn:aws:sqs:us-east-1:123456789012:nowhere", 3));
        stage.Send(queue);

        Assert.Contains("Dead letter target does not exist.", Assert.Throws<AwsError>(() => stage.Receive(queue)).Message);
        Assert.Equal(1, stage.Look(queue).Visible);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void maxReceiveCount_is_1_to_1000(int maxReceiveCount) => Assert.Equal(
        "Invalid value for the parameter RedrivePolicy.",
        Assert.Throws<AwsError>(() => stage.QueueWithDeadLetterQueue(maxReceiveCount)).Message);

    [Fact]
    public void A_dead_letter_queue_with_a_redrive_policy_of_its_own_counts_its_own_receives()
    {
        var last = stage.Queue("last");
        var middle = stage.Queue("middle", redrive: new RedrivePolicy(stage.World.ArnOf(last), 2));
        var queue = stage.Queue(redrive: new RedrivePolicy(stage.World.ArnOf(middle), 3));
        var id = stage.Send(queue);
        for (var receive = 0; receive < 4; receive++)
        {
            stage.Receive(queue);
            stage.Wait(30);
        }

        for (var receive = 0; receive < 3; receive++)
        {
            stage.Receive(middle);
            stage.Wait(30);
        }

        var message = stage.Receive(last)!;
        Assert.Equal((id, 6), (message.MessageId, message.ApproximateReceiveCount));
    }

    [Fact]
    public void The_trace_names_both_queues()
    {
        var (queue, deadLetterQueue) = stage.QueueWithDeadLetterQueue(1);
        var id = stage.Send(queue);
        stage.Receive(queue);
        stage.Wait(30);
        stage.Receive(queue);

        var fact = Assert.Single(stage.Facts(FactKind.MovedToDeadLetterQueue));
        Assert.Equal((queue, deadLetterQueue, id, 1), (fact.Queue, fact.DeadLetterQueue, fact.MessageId, fact.ReceiveCount));
    }
}
