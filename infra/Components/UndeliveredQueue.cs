using System.Text.Json.Nodes;
using Infra.Settings;
using Infra.Settings.Rules;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Where SNS puts a message that it cannot deliver to a queue or function of its topic. Without it, a deleted queue or a
/// missing permission is no error that anybody sees: SNS does not retry those, it drops the message.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
/// </summary>
public sealed class UndeliveredQueue : ComponentResource
{
    public UndeliveredQueue(string name, TopicSettings settings, EventTopic topic, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:UndeliveredQueue", name, options)
    {
        Queue = CreateQueue(name, settings, topic, placement);
        RedrivePolicy = Queue.Arn.Apply(arn => new JsonObject { ["deadLetterTargetArn"] = arn }.ToJsonString());

        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Queue.QueueName });
    }

    public EventQueue Queue { get; }

    /// <summary>What makes a subscription use it.</summary>
    public Output<string> RedrivePolicy { get; }

    private EventQueue CreateQueue(string name, TopicSettings settings, EventTopic topic, Placement placement) => new(
        name,
        new QueueShape { Retention = AwsLimits.MessageRetention.Most, Fifo = settings.Fifo },
        new QueueAccess { Topics = [topic.Arn] },
        placement,
        new ComponentResourceOptions { Parent = this });
}
