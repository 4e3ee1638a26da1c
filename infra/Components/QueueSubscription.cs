using Infra.Filters;
using Pulumi;
using Pulumi.Aws.Sns;

namespace Infra.Components;

/// <summary>The edge from a topic to a queue; what cannot be delivered goes to the topic's undelivered queue.</summary>
public sealed class QueueSubscription : ComponentResource
{
    /// <param name="raw">Without SNS's envelope.</param>
    public QueueSubscription(
        string name,
        EventTopic topic,
        EventQueue queue,
        FilterPolicy filter,
        bool raw,
        UndeliveredQueue undelivered,
        ComponentResourceOptions? options = null)
        : base("infra:components:QueueSubscription", name, options)
    {
        var subscription = Subscribe(name, topic, queue, filter, raw, undelivered);

        Arn = subscription.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private TopicSubscription Subscribe(
        string name, EventTopic topic, EventQueue queue, FilterPolicy filter, bool raw, UndeliveredQueue undelivered)
    {
        var arguments = new TopicSubscriptionArgs
        {
            Topic = topic.Arn,
            Protocol = "sqs",
            Endpoint = queue.Arn,
            RedrivePolicy = undelivered.RedrivePolicy,
        };
        if (raw)
        {
            arguments.RawMessageDelivery = true;
        }

        filter.ApplyTo(arguments);
        // The first message may be published the moment the subscription exists: the queue must accept it by then.
        return new TopicSubscription(
            $"{name}-subscription", arguments, new CustomResourceOptions { Parent = this, DependsOn = { queue.Policy, undelivered.Queue.Policy } });
    }
}
