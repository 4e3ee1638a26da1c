using System.Text.Json.Nodes;
using Infra.Policies;
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
    public ConsumerQueue(string name, ConsumerSettings settings, ComponentResourceOptions? options = null)
        : base("infra:components:ConsumerQueue", name, options)
    {
        var deadLetters = CreateDeadLetterQueue(name, settings);
        Queue = CreateQueue(name, settings, deadLetters);
        AllowRedrive(name, deadLetters);
        DenyWithoutTls(name, deadLetters);

        DeadLetterQueueName = deadLetters.Name;
        DeadLetterQueueUrl = deadLetters.Url;
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Queue.Url, ["deadLetterQueueUrl"] = DeadLetterQueueUrl });
    }

    public Queue Queue { get; }

    public Output<string> DeadLetterQueueName { get; }

    public Output<string> DeadLetterQueueUrl { get; }

    private Queue CreateDeadLetterQueue(string name, ConsumerSettings settings) => new(
        $"{name}-dlq",
        new QueueArgs
        {
            Name = PhysicalName.Of($"{name}-dlq"),
            MessageRetentionSeconds = (int)settings.DeadLetterRetention.TotalSeconds,
            SqsManagedSseEnabled = true,
        },
        new CustomResourceOptions { Parent = this });

    private Queue CreateQueue(string name, ConsumerSettings settings, Queue deadLetters) => new(
        name,
        new QueueArgs
        {
            Name = PhysicalName.Of(name),
            VisibilityTimeoutSeconds = (int)settings.VisibilityTimeout.TotalSeconds,
            MessageRetentionSeconds = (int)settings.MessageRetention.TotalSeconds,
            SqsManagedSseEnabled = true,
            RedrivePolicy = deadLetters.Arn.Apply(arn => new JsonObject
            {
                ["deadLetterTargetArn"] = arn,
                ["maxReceiveCount"] = settings.MaxReceiveCount,
            }.ToJsonString()),
        },
        new CustomResourceOptions { Parent = this });

    private RedriveAllowPolicy AllowRedrive(string name, Queue deadLetters) => new(
        $"{name}-dlq-redrive",
        new RedriveAllowPolicyArgs
        {
            QueueUrl = deadLetters.Url,
            RedriveAllowPolicyName = Queue.Arn.Apply(arn => new JsonObject
            {
                ["redrivePermission"] = "byQueue",
                ["sourceQueueArns"] = new JsonArray(arn),
            }.ToJsonString()),
        },
        new CustomResourceOptions { Parent = this });

    private QueuePolicy DenyWithoutTls(string name, Queue deadLetters) => new(
        $"{name}-dlq-policy",
        new QueuePolicyArgs
        {
            QueueUrl = deadLetters.Url,
            Policy = PolicyDocument.Of(Statement.DenyWithoutTls("sqs:*", deadLetters.Arn)),
        },
        new CustomResourceOptions { Parent = this });
}
