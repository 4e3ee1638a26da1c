using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>A standard queue whose messages name their tenants.</summary>
public sealed class FairQueueTests
{
    private readonly Stage stage = new();

    [Fact]
    public void A_noisy_tenant_lets_the_others_go_first()
    {
        var queue = Backlog(noisyInFlight: 30);
        Send(queue, "quiet", 1);

        var next = stage.World.ReceiveMessage(queue, 1);

        Assert.Equal("quiet", Assert.Single(next).Attributes["MessageGroupId"]);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void With_fewer_than_thirty_in_flight_nobody_is_noisy()
    {
        var queue = Backlog(noisyInFlight: 20);
        Send(queue, "quiet", 1);

        var next = stage.World.ReceiveMessage(queue, 1);

        Assert.Equal("noisy", Assert.Single(next).Attributes["MessageGroupId"]);
    }

    [Fact]
    public void A_tenant_with_less_than_a_tenth_in_flight_is_not_noisy()
    {
        var queue = Backlog(noisyInFlight: 30);
        for (var tenant = 0; tenant < 30; tenant++)
        {
            Send(queue, $"tenant-{tenant}", 10);
        }

        for (var batch = 0; batch < 30; batch++)
        {
            Assert.DoesNotContain(stage.World.ReceiveMessage(queue, 10), message => message.Attributes["MessageGroupId"] == "noisy");
        }

        // 30 of 330: what stepped aside still waits behind whatever quiet ones there are, and comes when there is nothing else.
        Assert.Equal("noisy", Assert.Single(stage.World.ReceiveMessage(queue, 1)).Attributes["MessageGroupId"]);
        stage.World.Invariants.Check();
    }

    [Fact]
    public void Without_anything_of_others_the_noisy_one_uses_what_is_left()
    {
        var queue = Backlog(noisyInFlight: 30);

        Assert.Equal(10, stage.World.ReceiveMessage(queue, 10).Count);
    }

    private QueueId Backlog(int noisyInFlight)
    {
        var queue = stage.Queue();
        Send(queue, "noisy", 100);
        for (var received = 0; received < noisyInFlight; received += 10)
        {
            Assert.Equal(10, stage.World.ReceiveMessage(queue, 10).Count);
        }

        return queue;
    }

    private void Send(QueueId queue, string tenant, int count)
    {
        for (var number = 0; number < count; number++)
        {
            stage.World.SendMessage(queue, new SendMessageRequest { MessageBody = $"{tenant} {number}", MessageGroupId = tenant });
        }
    }
}
