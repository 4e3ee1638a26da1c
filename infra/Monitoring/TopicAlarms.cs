using Infra.Filters;
using Infra.Settings;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>What somebody must hear of a topic: events that reached no queue, and events that nobody consumes.</summary>
public sealed class TopicAlarms : ComponentResource
{
    public TopicAlarms(string name, TopicSettings settings, WatchedTopic watched, Alerts alerts, ComponentResourceOptions? options = null)
        : base("infra:monitoring:TopicAlarms", name, options)
    {
        var alarms = new AlarmSet(name, alerts, this);
        WatchDelivery(name, watched, alarms);
        WatchFilters(name, settings, watched, alarms);
        WatchQueues(name, watched, alarms);
        // A consumer may be called as a topic is.
        alarms.Combine(
            $"{name}-topic",
            $"Events of the topic {name} do not arrive. Look first at its row of the dashboard, then at its delivery log, then into {name}-undelivered and {name}-parking.");
        RegisterOutputs();
    }

    // SNS counts these only once it has given up, so a single one matters: no second minute is waited for.
    private static void WatchDelivery(string name, WatchedTopic watched, AlarmSet alarms)
    {
        alarms.Add(new Watch
        {
            What = "failed",
            Metric = Metric.OfTopic("NumberOfNotificationsFailed", watched.TopicName),
            Description = $"SNS gave up delivering a message of the topic {name}. Read its delivery log: a queue or function is gone, or a permission is.",
        });
        alarms.Add(new Watch
        {
            What = "redriven",
            Metric = Metric.OfTopic("NumberOfNotificationsRedrivenToDlq", watched.TopicName),
            Description = $"SNS moved a message of the topic {name} to {name}-undelivered. Mend the subscription, then send it on from there.",
        });
        alarms.Add(new Watch
        {
            What = "not-redriven",
            Metric = Metric.OfTopic("NumberOfNotificationsFailedToRedriveToDlq", watched.TopicName),
            Description = $"A message of the topic {name} is lost: SNS could put it neither into its queue nor into {name}-undelivered. Check that queue's policy and the key's.",
        });
    }

    // What a filter cannot read matches none, the parking queue's neither: it is lost. A message that merely lacks
    // attributes is parked, and the parking queue is watched.
    private static void WatchFilters(string name, TopicSettings settings, WatchedTopic watched, AlarmSet alarms) => alarms.Add(new Watch
    {
        What = "unreadable",
        Metric = Metric.OfTopic(
            settings.FilterScope == FilterScope.Body
                ? "NumberOfNotificationsFilteredOut-InvalidMessageBody" : "NumberOfNotificationsFilteredOut-InvalidAttributes",
            watched.TopicName),
        Description = settings.FilterScope == FilterScope.Body
            ? $"A message of the topic {name} is no JSON object, so every filter dropped it. Find its publisher and have it send JSON."
            : $"A message of the topic {name} has malformed attributes, so every filter dropped it. Find its publisher and mend the attributes.",
    });

    private static void WatchQueues(string name, WatchedTopic watched, AlarmSet alarms)
    {
        alarms.Add(Watch.NotEmpty(
            "undelivered",
            watched.UndeliveredQueueName,
            $"A message of the topic {name} waits in {name}-undelivered. Was a queue deleted, or its policy changed? Mend it, then send it on."));
        alarms.Add(Watch.NotEmpty(
            "parked",
            watched.ParkingQueueName,
            $"An event of the topic {name} is taken by no consumer. It waits in {name}-parking for 14 days: add a consumer and replay it, or stop sending it."));
    }
}
