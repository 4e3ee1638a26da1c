using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Where a message of a standard queue comes back to when nobody has deleted it.</summary>
public sealed class ReturnOrderTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_message_comes_back_before_what_was_sent_meanwhile()
    {
        var queue = stage.Queue();
        Send(queue, "first");
        Assert.Equal("first", Next(queue));
        Send(queue, "second");

        stage.Wait(30);

        Assert.Equal("first", Next(queue));
        stage.World.Invariants.Check();
    }

    [Fact]
    public void After_three_receives_it_goes_to_the_back()
    {
        var queue = stage.Queue();
        Send(queue, "poison");
        for (var receive = 0; receive < 3; receive++)
        {
            Assert.Equal("poison", Next(queue));
            Send(queue, $"other {receive}");
            stage.Wait(30);
        }

        Assert.Equal("other 0", Next(queue));
        stage.World.Invariants.Check();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void The_handle_of_an_earlier_receive_deletes_only_where_the_options_say_so(bool takes, int left)
    {
        var world = new World(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1, TakesOldReceiptHandles = takes });
        var queue = world.CreateQueue(new QueueAttributes { Name = "orders" });
        world.SendMessage(queue, new SendMessageRequest { MessageBody = "x" });
        var old = world.ReceiveMessage(queue, 1, TimeSpan.Zero)[0].ReceiptHandle;
        world.ReceiveMessage(queue, 1);

        world.DeleteMessage(queue, old);

        Assert.Equal(left, world.Snapshot().InQueues);
    }

    private void Send(QueueId queue, string body) => stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = body });

    private string Next(QueueId queue) => Assert.Single(stage.World.ReceiveMessage(queue, 1)).Body;
}
