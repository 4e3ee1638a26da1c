using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Messages that come back from a dead-letter queue.</summary>
public sealed class MessageMoveTaskTests
{
    private readonly Stage stage = new();

    private MessageMoveTasks Tasks => stage.World.Queues.MoveTasks;

    [Fact]
    public void Messages_go_back_where_they_came_from_as_new_messages()
    {
        var (queue, deadLetters) = DeadLetters("a", "b");
        var before = stage.World.MessagesIn(deadLetters).Select(message => message.MessageId);

        Tasks.Start(stage.World.ArnOf(deadLetters), null, null);

        Assert.Empty(stage.World.MessagesIn(deadLetters));
        Assert.Equal(["a", "b"], stage.World.MessagesIn(queue).Select(message => message.Body));
        Assert.Empty(stage.World.MessagesIn(queue).Select(message => message.MessageId).Intersect(before));
        Assert.All(stage.World.ReceiveMessage(queue, 10), message => Assert.Equal(1, message.ApproximateReceiveCount));
        var task = Assert.Single(Tasks.List(stage.World.ArnOf(deadLetters), 10));
        Assert.Equal((MessageMoveTaskStatus.Completed, 2L, 2L, null, null), (task.Status, task.ApproximateNumberOfMessagesMoved, task.ApproximateNumberOfMessagesToMove, task.TaskHandle, task.DestinationArn));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_velocity_moves_one_message_after_the_other_until_it_is_cancelled()
    {
        var (_, deadLetters) = DeadLetters("a", "b", "c", "d");
        var other = stage.Queue("other");

        var handle = Tasks.Start(stage.World.ArnOf(deadLetters), stage.World.ArnOf(other), 1);
        stage.Wait(1);

        Assert.Equal(2, stage.World.MessagesIn(other).Count);
        var running = Assert.Single(Tasks.List(stage.World.ArnOf(deadLetters), null));
        Assert.Equal((MessageMoveTaskStatus.Running, handle, 1), (running.Status, running.TaskHandle, running.MaxNumberOfMessagesPerSecond));
        Assert.StartsWith("There is already a task running.", Refused(() => Tasks.Start(stage.World.ArnOf(deadLetters), null, null)).Text);
        Assert.Equal(2, Tasks.Cancel(handle));
        stage.Wait(10);
        Assert.Equal(2, stage.World.MessagesIn(other).Count);
        Assert.Equal(MessageMoveTaskStatus.Cancelled, Tasks.List(stage.World.ArnOf(deadLetters), 1)[0].Status);
        Assert.Equal("InvalidParameterValue", Refused(() => Tasks.Cancel(handle)).Code);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_task_whose_destination_is_deleted_fails()
    {
        var (_, deadLetters) = DeadLetters("a", "b");
        var other = stage.Queue("other");
        Tasks.Start(stage.World.ArnOf(deadLetters), stage.World.ArnOf(other), 1);

        stage.World.DeleteQueue(other);
        stage.Wait(1);

        var task = Assert.Single(Tasks.List(stage.World.ArnOf(deadLetters), 1));
        Assert.Equal((MessageMoveTaskStatus.Failed, "AWS.SimpleQueueService.NonExistentQueue"), (task.Status, task.FailureReason));
        Assert.Single(stage.World.MessagesIn(deadLetters));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void What_was_sent_to_the_dead_letter_queue_itself_has_nowhere_to_go_back()
    {
        var (_, deadLetters) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(deadLetters, "lost");

        Tasks.Start(stage.World.ArnOf(deadLetters), null, null);

        Assert.Equal("CouldNotDetermineMessageSource", Tasks.List(stage.World.ArnOf(deadLetters), 1)[0].FailureReason);
    }

    [Fact]
    public void A_task_needs_a_dead_letter_queue_and_a_destination_that_fits()
    {
        var (queue, deadLetters) = stage.QueueWithDeadLetterQueue(1);
        var (source, own) = (stage.World.ArnOf(deadLetters), stage.World.ArnOf(queue));
        var fifo = stage.World.ArnOf(stage.FifoQueue("other.fifo"));

        Assert.Equal(("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue."), Refused(() => Tasks.Start(own, null, null)));
        Assert.Equal(
            ("ResourceNotFoundException", "The resource that you specified for the SourceArn parameter doesn't exist."),
            Refused(() => Tasks.Start(source + "x", null, null)));
        Assert.Equal(
            ("ResourceNotFoundException", "The resource that you specified for the DestinationArn parameter doesn't exist."),
            Refused(() => Tasks.Start(source, own + "x", null)));
        Assert.StartsWith("You must use this format to specify the SourceArn:", Refused(() => Tasks.Start("orders", null, null)).Text);
        Assert.Equal("Source queue arn and destination queue arn cannot be the same.", Refused(() => Tasks.Start(source, source, null)).Text);
        Assert.Equal("The source queue and destination queue must be of the same queue type.", Refused(() => Tasks.Start(source, fifo, null)).Text);
        Assert.EndsWith("between 1 and 500.", Refused(() => Tasks.Start(source, null, 501)).Text);
        Assert.Equal("Value for parameter TaskHandle is invalid.", Refused(() => Tasks.Cancel("foobared")).Text);
    }

    private (QueueId Queue, QueueId DeadLetters) DeadLetters(params string[] bodies)
    {
        var (queue, deadLetters) = stage.QueueWithDeadLetterQueue(1);
        foreach (var body in bodies)
        {
            stage.Send(queue, body);
        }

        stage.World.ReceiveMessage(queue, 10);
        stage.Wait(30);
        Assert.Empty(stage.World.ReceiveMessage(queue, 10));
        Assert.Equal(bodies.Length, stage.World.MessagesIn(deadLetters).Count);
        return (queue, deadLetters);
    }

    private static (string Code, string Text) Refused(Action request)
    {
        var error = Assert.Throws<AwsError>(request);
        return (error.Code, error.Message);
    }
}
