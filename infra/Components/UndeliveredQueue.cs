using System.Text.Json.Nodes;
using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace Infra.Components;

/// <summary>
/// Where SNS puts a message that it cannot deliver to a queue of its topic. Without it, a deleted queue or a missing
/// permission is no error that anybody sees: SNS does not retry those, it drops the message.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
/// </summary>
public sealed class UndeliveredQueue : ComponentResource
{
    public UndeliveredQueue(string name, EventTopic topic, ComponentResourceOptions? options = null)
        : base("infra:components:UndeliveredQueue", name, options)
    {
        var queue = CreateQueue(name);
        Policy = CreatePolicy(name, topic, queue);

        QueueName = queue.Name;
        RedrivePolicy = queue.Arn.Apply(arn => new JsonObject { ["deadLetterTargetArn"] = arn }.ToJsonString());
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = QueueName });
    }

    public Output<string> QueueName { get; }

    /// <summary>What makes a subscription use it.</summary>
    public Output<string> RedrivePolicy { get; }

    /// <summary>What lets SNS send to it: must be there before a subscription relies on it.</summary>
    public QueuePolicy Policy { get; }

    private Queue CreateQueue(string name) => new(
        name,
        new QueueArgs
        {
            Name = PhysicalName.Of(name),
            MessageRetentionSeconds = (int)AwsLimits.MessageRetention.Most.TotalSeconds,
            SqsManagedSseEnabled = true,
        },
        new CustomResourceOptions { Parent = this });

    private QueuePolicy CreatePolicy(string name, EventTopic topic, Queue queue) => new(
        $"{name}-policy",
        new QueuePolicyArgs
        {
            QueueUrl = queue.Url,
            Policy = PolicyDocument.Of(Statement.TopicSends(queue.Arn, topic.Arn), Statement.DenyWithoutTls("sqs:*", queue.Arn)),
        },
        new CustomResourceOptions { Parent = this });
}
