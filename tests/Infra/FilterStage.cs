using Sim;
using Sim.Sns;
using FilterPolicy = Infra.Filters.FilterPolicy;
using World = Sim.World;

namespace Tests.Infra;

/// <summary>A topic of the simulated SNS with one subscription per policy.</summary>
internal sealed class FilterStage
{
    private readonly World world = new(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
    private readonly List<SubscriptionId> subscriptions;

    /// <exception cref="AwsError">SNS refuses a policy.</exception>
    public FilterStage(IEnumerable<FilterPolicy> policies)
        : this(policies.Select(policy => (policy.Json, policy.ScopeName)))
    {
    }

    public FilterStage(IEnumerable<(string? Json, string ScopeName)> policies)
    {
        var topic = world.CreateTopic(new TopicAttributes { Name = "events" });
        subscriptions = [.. policies.Select((policy, index) => world.Subscribe(new SubscriptionAttributes
        {
            Topic = topic,
            Queue = world.CreateQueue(new global::Sim.Sqs.QueueAttributes { Name = $"queue{index}" }),
            FilterPolicy = policy.Json,
            FilterPolicyScope = policy.ScopeName == "MessageBody" ? FilterPolicyScope.MessageBody : FilterPolicyScope.MessageAttributes,
        }))];
    }

    /// <summary>Which of the policies take the message?</summary>
    public List<bool> Takers(string body, IReadOnlyDictionary<string, MessageAttributeValue>? attributes = null)
    {
        var request = new PublishRequest { Message = body, MessageAttributes = attributes };
        return subscriptions.ConvertAll(subscription => world.Explain(subscription, request).Accepted);
    }
}
