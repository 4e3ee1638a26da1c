using Sim;

namespace Tests.Sim;

public sealed class VisibilityTimeoutTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_received_message_is_invisible_until_its_timeout_ends()
    {
        var queue = stage.Queue();
        var id = stage.Send(queue);

        Assert.Equal(id, stage.Receive(queue)!.MessageId);
        Assert.Null(stage.Receive(queue));
        stage.Wait(29.999);
        Assert.Null(stage.Receive(queue));
        stage.Wait(0.001);
        Assert.Equal(id, stage.Receive(queue)!.MessageId);
    }

    [Fact]
    public void Deleting_twice_succeeds()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;

        stage.World.DeleteMessage(queue, handle);
        stage.World.DeleteMessage(queue, handle);

        Assert.Equal((0, 1L), (stage.Look(queue).InFlight, stage.Look(queue).Deleted));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Deleting_after_the_visibility_timeout_works_while_nobody_else_has_received()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;
        stage.Wait(31);

        stage.World.DeleteMessage(queue, handle);

        Assert.Null(stage.Receive(queue));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void A_stale_handle_deletes_nothing_and_says_nothing()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var stale = stage.Receive(queue)!.ReceiptHandle;
        stage.Wait(30);
        stage.Receive(queue);

        stage.World.DeleteMessage(queue, stale);

        Assert.Equal(1, stage.Look(queue).InFlight);
    }

    [Fact]
    public void A_handle_of_another_queue_or_of_nobody_is_invalid()
    {
        var (queue, other) = (stage.Queue(), stage.Queue("other"));
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;

        Assert.Equal("ReceiptHandleIsInvalid", Assert.Throws<AwsError>(() => stage.World.DeleteMessage(other, handle)).Code);
        Assert.Equal(
            "The input receipt handle \"garbage\" is not a valid receipt handle.",
            Assert.Throws<AwsError>(() => stage.World.DeleteMessage(queue, "garbage")).Message);
    }

    [Fact]
    public void An_expired_receipt_returns_the_message()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;

        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(5));
        stage.Wait(5);

        Assert.NotNull(stage.Receive(queue));
    }

    [Fact]
    public void A_visibility_timeout_can_be_extended_and_ended()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;

        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(100));
        stage.Wait(99);
        Assert.Null(stage.Receive(queue));
        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.Zero);
        Assert.NotNull(stage.Receive(queue));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void The_new_visibility_timeout_is_not_remembered_for_the_next_receive()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        stage.World.ChangeMessageVisibility(queue, stage.Receive(queue)!.ReceiptHandle, TimeSpan.FromSeconds(1));
        stage.Wait(1);
        stage.Receive(queue);
        stage.Wait(29);

        Assert.Null(stage.Receive(queue));
    }

    [Fact]
    public void Twelve_hours_from_the_receive_are_the_end_of_all_extensions()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;
        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromHours(12));
        stage.Wait(3_600);

        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromHours(11));
        Assert.Throws<AwsError>(() => stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds((11 * 3_600) + 1)));
    }

    [Fact]
    public void The_visibility_of_a_deleted_message_cannot_be_changed()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;
        stage.World.DeleteMessage(queue, handle);

        var error = Assert.Throws<AwsError>(() => stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(1)));

        Assert.Equal(
            $"Value {handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.",
            error.Message);
    }

    [Fact]
    public void Changing_the_visibility_of_an_expired_but_undeleted_message_succeeds()
    {
        var queue = stage.Queue();
        stage.Send(queue);
        var handle = stage.Receive(queue)!.ReceiptHandle;
        stage.Wait(31);

        stage.World.ChangeMessageVisibility(queue, handle, TimeSpan.FromSeconds(10));

        Assert.Null(stage.Receive(queue));
        stage.World.Invariants.Check();
    }
}
