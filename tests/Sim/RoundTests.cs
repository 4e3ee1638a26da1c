using Sim;
using Sim.CloudWatch;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>What comes round for ever keeps nobody waiting.</summary>
public sealed class RoundTests
{
    [Fact]
    public void The_minutes_of_CloudWatch_are_due_but_nothing_happens_in_them()
    {
        var world = new World(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
        world.PutMetricData(MetricId.Of("Shop", "Orders"), 1);

        Assert.Equal(DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(1), world.NextDue);
        Assert.Null(world.NextHappening);
        Assert.Equal(0, world.RunToIdle());
    }

    [Fact]
    public void They_end_in_between_what_happens()
    {
        var world = new World(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
        world.PutMetricData(MetricId.Of("Shop", "Orders"), 1);
        var queue = world.CreateQueue(new QueueAttributes { Name = "orders", Delay = TimeSpan.FromSeconds(150) });
        world.SendMessage(queue, new SendMessageRequest { MessageBody = "1" });

        world.RunToIdle();

        Assert.Equal(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(150), world.Clock.GetUtcNow());
        Assert.Equal([1, null], world.GetMetricData(MetricId.Of("Shop", "Orders"), Statistic.Sum, 2));
    }
}
