using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace Infra.Components;

/// <summary>
/// A queue as every queue of the stack is: encrypted, reached over TLS only, open to exactly those who are named, and kept
/// from being deleted by mistake.
/// </summary>
public sealed class EventQueue : ComponentResource
{
    public EventQueue(string name, QueueShape shape, QueueAccess access, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:EventQueue", name, options)
    {
        Queue = CreateQueue(name, shape, placement);
        Policy = CreatePolicy(name, access, placement);

        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Queue.Url });
    }

    public Queue Queue { get; }

    /// <summary>What lets senders send: must be there before one relies on it.</summary>
    public QueuePolicy Policy { get; }

    public Output<string> Arn => Queue.Arn;

    public Output<string> Url => Queue.Url;

    public Output<string> QueueName => Queue.Name;

    private Queue CreateQueue(string name, QueueShape shape, Placement placement)
    {
        var arguments = new QueueArgs
        {
            Name = PhysicalName.Of(name, shape.Fifo is not null),
            MessageRetentionSeconds = (int)shape.Retention.TotalSeconds,
        };
        if (placement.KeyArn is { } key)
        {
            arguments.KmsMasterKeyId = key;
        }
        else
        {
            arguments.SqsManagedSseEnabled = true;
        }

        if (shape.VisibilityTimeout is { } visibility)
        {
            arguments.VisibilityTimeoutSeconds = (int)visibility.TotalSeconds;
        }

        if (shape.Delay > TimeSpan.Zero)
        {
            arguments.DelaySeconds = (int)shape.Delay.TotalSeconds;
        }

        if (shape.RedrivePolicy is { } redrive)
        {
            arguments.RedrivePolicy = redrive;
        }

        if (shape.Fifo is { } fifo)
        {
            Order(arguments, fifo);
        }

        return new Queue(name, arguments, placement.Stateful(this));
    }

    private static void Order(QueueArgs arguments, FifoSettings fifo)
    {
        arguments.FifoQueue = true;
        arguments.ContentBasedDeduplication = fifo.ContentBasedDeduplication;
        if (fifo.HighThroughput)
        {
            arguments.DeduplicationScope = "messageGroup";
            arguments.FifoThroughputLimit = "perMessageGroupId";
        }
    }

    private QueuePolicy CreatePolicy(string name, QueueAccess access, Placement placement) => new(
        $"{name}-policy",
        new QueuePolicyArgs { QueueUrl = Queue.Url, Policy = access.PolicyOf(Queue.Arn, placement, this) },
        new CustomResourceOptions { Parent = this });
}
