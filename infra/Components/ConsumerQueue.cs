using System.Text.Json.Nodes;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace Infra.Components;

/// <summary>
/// A consumer's queue with its dead-letter queue: a message that was received <c>maxReceiveCount</c> times without being
/// deleted moves there, with its reason in the consumer's log.
/// </summary>
public sealed class ConsumerQueue : ComponentResource
{
    /// <param name="access">Who sends to the queue: topics, or partners of a work queue.</param>
    public ConsumerQueue(string name, QueueSettings settings, QueueAccess access, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:ConsumerQueue", name, options)
    {
        DeadLetters = CreateDeadLetterQueue(name, settings, placement);
        Queue = CreateQueue(name, settings, access, placement);
        AllowRedrive(name);

        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Queue.Url, ["deadLetterQueueUrl"] = DeadLetters.Url });
    }

    public EventQueue Queue { get; }

    public EventQueue DeadLetters { get; }

    private EventQueue CreateDeadLetterQueue(string name, QueueSettings settings, Placement placement) => new(
        $"{name}-dlq",
        new QueueShape { Retention = settings.DeadLetterRetention, Fifo = settings.Fifo },
        // SQS itself moves messages here, which needs no permission; what the consumer sends, its own role allows.
        new QueueAccess(),
        placement,
        new ComponentResourceOptions { Parent = this });

    private EventQueue CreateQueue(string name, QueueSettings settings, QueueAccess access, Placement placement) => new(
        name,
        new QueueShape
        {
            Retention = settings.MessageRetention,
            Fifo = settings.Fifo,
            VisibilityTimeout = settings.VisibilityTimeout,
            Delay = settings.Delay,
            RedrivePolicy = DeadLetters.Arn.Apply(arn => new JsonObject
            {
                ["deadLetterTargetArn"] = arn,
                ["maxReceiveCount"] = settings.MaxReceiveCount,
            }.ToJsonString()),
        },
        access,
        placement,
        new ComponentResourceOptions { Parent = this });

    private RedriveAllowPolicy AllowRedrive(string name) => new(
        $"{name}-dlq-redrive",
        new RedriveAllowPolicyArgs
        {
            QueueUrl = DeadLetters.Url,
            RedriveAllowPolicyName = Queue.Arn.Apply(arn => new JsonObject
            {
                ["redrivePermission"] = "byQueue",
                ["sourceQueueArns"] = new JsonArray(arn),
            }.ToJsonString()),
        },
        new CustomResourceOptions { Parent = this });
}
