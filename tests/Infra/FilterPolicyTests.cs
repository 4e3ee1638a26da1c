using Events;
using Infra.Components;
using Sim.Sns;
using World = Sim.World;

namespace Tests.Infra;

public sealed class FilterPolicyTests
{
    /// <summary>Bodies that SNS can evaluate, of every kind that may reach a topic.</summary>
    public static TheoryData<string> Bodies => new(
        """{"type":"user.signed-up"}""",
        """{"eventType":"USER_SIGNUP","userId":"1"}""",
        """{"type":"user.deleted"}""",
        """{"eventType":"USER_DELETED"}""",
        """{"type":"user.deleted","eventType":"USER_SIGNUP"}""",
        """{"type":"user.signed-up","eventType":"USER_DELETED"}""",
        """{"type":null}""",
        """{"type":5}""",
        "{}");

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_event_is_either_a_consumers_or_parked_and_never_both(string body)
    {
        var taken = Matches(FilterPolicy.Of([EventCatalog.UserSignedUp]), body);
        var parked = Matches(FilterPolicy.Complement([EventCatalog.UserSignedUp]), body);

        Assert.NotEqual(taken, parked);
    }

    private static bool Matches(FilterPolicy filter, string body)
    {
        var world = new World(new global::Sim.WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
        var topic = world.CreateTopic(new TopicAttributes { Name = "users" });
        var queue = world.CreateQueue(new global::Sim.Sqs.QueueAttributes { Name = "queue" });
        world.Subscribe(new SubscriptionAttributes
        {
            Topic = topic,
            Queue = queue,
            FilterPolicy = filter.Json,
            FilterPolicyScope = FilterPolicyScope.MessageBody,
        });
        world.Publish(topic, new PublishRequest { Message = body });
        world.RunToIdle();
        return world.Trace.Any(fact => fact.Kind == global::Sim.FactKind.Delivered);
    }
}
