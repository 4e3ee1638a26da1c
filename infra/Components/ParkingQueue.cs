using Infra.Filters;
using Infra.Settings;
using Infra.Settings.Rules;
using Pulumi;

namespace Infra.Components;

/// <summary>
/// Store for later: keeps, for the longest time that SQS offers, every event of a topic that no consumer takes. It is
/// subscribed with the complement of the consumers' filters, so adding a consumer takes its events out of the parking queue.
/// </summary>
public sealed class ParkingQueue : ComponentResource
{
    public ParkingQueue(
        string name, TopicSettings settings, EventTopic topic, UndeliveredQueue undelivered, Placement placement, ComponentResourceOptions? options = null)
        : base("infra:components:ParkingQueue", name, options)
    {
        Queue = CreateQueue(name, settings, topic, placement);
        Subscribe(name, settings, topic, undelivered);

        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Queue.Url });
    }

    public EventQueue Queue { get; }

    private EventQueue CreateQueue(string name, TopicSettings settings, EventTopic topic, Placement placement) => new(
        name,
        new QueueShape { Retention = AwsLimits.MessageRetention.Most, Fifo = settings.Fifo },
        new QueueAccess { Topics = [topic.Arn] },
        placement,
        new ComponentResourceOptions { Parent = this });

    private void Subscribe(string name, TopicSettings settings, EventTopic topic, UndeliveredQueue undelivered) => _ = new QueueSubscription(
        name,
        topic,
        Queue,
        ParkingFilter.Of(settings.Taken, settings.FilterScope).Policy,
        raw: false,
        undelivered,
        new ComponentResourceOptions { Parent = this });
}
