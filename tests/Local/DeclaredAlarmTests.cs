using Local.Declaration;
using Local.Worlds;
using Sim;
using Sim.CloudWatch;
using Sim.Lambda;
using Sim.Sns;
using Tests.House;

namespace Tests.Local;

/// <summary>The alarms of a stack ring in the world that is made of it.</summary>
public sealed class DeclaredAlarmTests
{
    private static readonly Lazy<DeclaredStack> Dev = new(() => DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev")).GetAwaiter().GetResult());

    [Fact]
    public void Every_alarm_is_there_with_its_actions()
    {
        var declared = Build(errorRate: 0);

        var alarms = declared.World.CloudWatch.Alarms;
        Assert.Equal(
            Dev.Value.Resources.Count(resource => resource.Type is "aws:cloudwatch/metricAlarm:MetricAlarm" or "aws:cloudwatch/compositeAlarm:CompositeAlarm"), alarms.Count);
        Assert.Empty(declared.NotSimulated);
        Assert.All(alarms, alarm => Assert.NotEmpty(alarm.Actions.Alarm));
    }

    [Fact]
    public void A_consumer_that_fails_rings_once_for_people_and_stops_when_it_is_over()
    {
        var declared = Build(errorRate: 1);
        var world = declared.World;
        var people = world.CreateQueue(new() { Name = "people" });
        world.Subscribe(new SubscriptionAttributes { Topic = declared.Topics["alerts"], Queue = people, RawMessageDelivery = true });
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));

        world.Publish(declared.Topics["users"], new PublishRequest { Message = """{"eventType":"USER_SIGNUP","userId":"u1"}""" });
        world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromHours(1));

        var rung = world.CloudWatch.History.Where(item => item is { IsComposite: true, Transition.To: AlarmState.Alarm }).ToList();
        var alarm = Assert.Single(rung).Alarm;
        Assert.Contains("welcome-email", alarm);
        Assert.Single(world.MessagesIn(people), message => message.Body.Contains($"\"AlarmName\":\"{alarm}\"", StringComparison.Ordinal) && message.Body.Contains("\"NewStateValue\":\"ALARM\"", StringComparison.Ordinal));
        Assert.Contains(world.Trace, fact => fact.Kind == FactKind.AlarmChanged);
    }

    private static DeclaredWorld Build(double errorRate) => DeclaredWorld.Build(
        Dev.Value,
        new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = Dev.Value.File.Region, Account = Dev.Value.File.Account },
        _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50), ErrorRate = errorRate });
}
