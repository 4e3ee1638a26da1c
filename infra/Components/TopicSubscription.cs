using Infra.Policies;
using Pulumi;
using Pulumi.Aws.Sqs;
using Sns = Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>
/// The edge from a topic to a queue: the subscription, and the queue policy without which SNS drops every message in
/// silence. The policy lets this topic send, and nobody else; what cannot be delivered all the same goes to the topic's
/// undelivered queue.
/// </summary>
public sealed class TopicSubscription : ComponentResource
{
    public TopicSubscription(
        string name, EventTopic topic, Queue queue, FilterPolicy filter, UndeliveredQueue undelivered, ComponentResourceOptions? options = null)
        : base("infra:components:TopicSubscription", name, options)
    {
        var policy = CreatePolicy(name, topic, queue);
        var subscription = Subscribe(name, topic, queue, filter, policy, undelivered);

        Arn = subscription.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private QueuePolicy CreatePolicy(string name, EventTopic topic, Queue queue) => new(
        $"{name}-policy",
        new QueuePolicyArgs
        {
            QueueUrl = queue.Url,
            Policy = PolicyDocument.Of(Statement.TopicSends(queue.Arn, topic.Arn), Statement.DenyWithoutTls("sqs:*", queue.Arn)),
        },
        new CustomResourceOptions { Parent = this });

    private Sns.TopicSubscription Subscribe(
        string name, EventTopic topic, Queue queue, FilterPolicy filter, QueuePolicy policy, UndeliveredQueue undelivered)
    {
        var arguments = new Sns.TopicSubscriptionArgs
        {
            Topic = topic.Arn,
            Protocol = "sqs",
            Endpoint = queue.Arn,
            RedrivePolicy = undelivered.RedrivePolicy,
        };
        if (filter.Json is not null)
        {
            arguments.FilterPolicy = filter.Json;
            arguments.FilterPolicyScope = "MessageBody";
        }

        // The first message may be published the moment the subscription exists: the queue must accept it by then.
        return new Sns.TopicSubscription(
            $"{name}-subscription", arguments, new CustomResourceOptions { Parent = this, DependsOn = { policy, undelivered.Policy } });
    }
}
