using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Sqs;

namespace Infra.Components;

/// <summary>
/// Store for later: keeps, for the longest time that SQS offers, every event of a topic that no consumer takes. It is
/// subscribed with the complement of the consumers' filters, so adding a consumer takes its events out of the parking queue.
/// </summary>
public sealed class ParkingQueue : ComponentResource
{
    public ParkingQueue(string name, TopicSettings settings, EventTopic topic, UndeliveredQueue undelivered, ComponentResourceOptions? options = null)
        : base("infra:components:ParkingQueue", name, options)
    {
        var queue = CreateQueue(name);
        Subscribe(name, settings, topic, queue, undelivered);

        QueueName = queue.Name;
        Url = queue.Url;
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    public Output<string> QueueName { get; }

    public Output<string> Url { get; }

    private Queue CreateQueue(string name) => new(
        name,
        new QueueArgs
        {
            Name = PhysicalName.Of(name),
            MessageRetentionSeconds = (int)AwsLimits.MessageRetention.Most.TotalSeconds,
            SqsManagedSseEnabled = true,
        },
        new CustomResourceOptions { Parent = this });

    private void Subscribe(string name, TopicSettings settings, EventTopic topic, Queue queue, UndeliveredQueue undelivered) => _ = new TopicSubscription(
        name,
        topic,
        queue,
        FilterPolicy.Complement(settings.Consumers.SelectMany(consumer => consumer.Takes)),
        undelivered,
        new ComponentResourceOptions { Parent = this });
}
