using Sim;
using Sim.Sns;
using Sim.Sqs;

namespace Local.Routing;

/// <summary>A subscription's filter policy, asked about types instead of messages. The simulated SNS itself answers.</summary>
internal sealed class TypeFilter
{
    private readonly World world = new(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Trace = false });
    private readonly TopicId topic;
    private readonly SubscriptionId others;
    private readonly SubscriptionId strict;
    private int queues;

    /// <param name="policy">Null takes everything.</param>
    /// <exception cref="AwsError">SNS refuses the policy.</exception>
    public TypeFilter(string? policy, FilterPolicyScope scope)
    {
        topic = world.CreateTopic(new TopicAttributes { Name = "events" });
        _ = Subscribe(policy, scope);
        others = Subscribe(policy is null ? null : TypePolicy.Of(policy, scope, othersHold: true), scope);
        strict = Subscribe(policy is null ? null : TypePolicy.Of(policy, scope, othersHold: false), scope);
    }

    public RouteVerdict Of(PublishRequest probe) =>
        world.Explain(strict, probe).Accepted ? RouteVerdict.Takes
        : world.Explain(others, probe).Accepted ? RouteVerdict.May
        : RouteVerdict.Never;

    private SubscriptionId Subscribe(string? policy, FilterPolicyScope scope) => world.Subscribe(new SubscriptionAttributes
    {
        Topic = topic,
        Queue = world.CreateQueue(new QueueAttributes { Name = $"reader-{queues++}" }),
        FilterPolicy = policy,
        FilterPolicyScope = scope,
    });
}
