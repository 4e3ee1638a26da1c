using Sim.Sqs;

namespace Tests.Sim;

/// <summary>A receive that waits ends in time, whatever happened to those before it.</summary>
public sealed class LongPollDeadlineTests
{
    private string? handle;

    [Fact]
    public void A_poll_ends_at_its_own_deadline_after_an_earlier_one_was_served()
    {
        var stage = new Stage();
        var queue = stage.Queue();
        var answers = new List<int>();
        Poll(5);
        stage.Send(queue, "a");
        stage.Wait(0);
        Assert.Equal([1], answers);
        stage.World.DeleteMessage(queue, handle!);
        stage.Wait(3);

        Poll(5);
        stage.Wait(4);
        Assert.Equal([1], answers);
        stage.Wait(1);

        Assert.Equal([1, 0], answers);

        void Poll(int seconds) => stage.World.ReceiveMessage(
            queue,
            new ReceiveMessageRequest { MaxNumberOfMessages = 1, WaitTime = TimeSpan.FromSeconds(seconds) },
            messages =>
            {
                answers.Add(messages.Count);
                handle = messages.Count > 0 ? messages[0].ReceiptHandle : handle;
            });
    }
}
