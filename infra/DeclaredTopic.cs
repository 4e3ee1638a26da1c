using Infra.Components;
using Infra.Monitoring;
using Infra.Settings;

namespace Infra;

/// <summary>A topic with the queues that belong to it.</summary>
internal sealed record DeclaredTopic(TopicSettings Settings, EventTopic Topic, UndeliveredQueue Undelivered, ParkingQueue Parking)
{
    public WatchedTopic Watched => new(Topic.TopicName, Undelivered.Queue.QueueName, Parking.Queue.QueueName);

    public static DeclaredTopic Declare(TopicSettings settings, TimeSpan logRetention, Placement placement)
    {
        var topic = new EventTopic(settings.Name, settings, logRetention, placement, placement.TopLevel);
        var undelivered = new UndeliveredQueue($"{settings.Name}-undelivered", settings, topic, placement, placement.TopLevel);
        var parking = new ParkingQueue($"{settings.Name}-parking", settings, topic, undelivered, placement, placement.TopLevel);
        return new DeclaredTopic(settings, topic, undelivered, parking);
    }
}
