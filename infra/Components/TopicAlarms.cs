using Pulumi;

namespace Infra.Components;

/// <summary>What somebody must hear of a topic: events that reached no queue, and events that nobody consumes.</summary>
public sealed class TopicAlarms : ComponentResource
{
    public TopicAlarms(
        string name, UndeliveredQueue undelivered, ParkingQueue parking, AlertsTopic alerts, ComponentResourceOptions? options = null)
        : base("infra:components:TopicAlarms", name, options)
    {
        var parent = new ComponentResourceOptions { Parent = this };
        _ = new QueueNotEmptyAlarm(
            $"{name}-undelivered",
            undelivered.QueueName,
            $"SNS could not deliver a message of the topic {name} to one of its queues. Was a queue deleted, or its policy changed? The message waits in {name}-undelivered.",
            alerts,
            parent);
        _ = new QueueNotEmptyAlarm(
            $"{name}-parked",
            parking.QueueName,
            $"An event of the topic {name} is taken by no consumer. It waits in {name}-parking for 14 days: add a consumer and replay it, or stop sending it.",
            alerts,
            parent);
        RegisterOutputs();
    }
}
