using Sim.Sns;

namespace Sim.CloudWatch;

/// <summary>What SNS reports of a topic, in minutes in which there was something.</summary>
internal sealed class TopicMetrics(Topic topic)
{
    private Counted published, delivered, failed, redriven, lost, filteredOut;

    public void Begin() => Report(null, 0);

    public void Report(Metrics? metrics, long minute)
    {
        Put(metrics, "NumberOfMessagesPublished", published.Since(topic.Published), minute);
        Put(metrics, "NumberOfNotificationsDelivered", delivered.Since(topic.Subscriptions.Sum(subscription => subscription.Delivered)), minute);
        Put(metrics, "NumberOfNotificationsFailed", failed.Since(topic.Subscriptions.Sum(subscription => subscription.NotificationsFailed)), minute);
        Put(metrics, "NumberOfNotificationsRedrivenToDlq", redriven.Since(topic.Subscriptions.Sum(subscription => subscription.Redriven)), minute);
        Put(metrics, "NumberOfNotificationsFailedToRedriveToDlq", lost.Since(topic.Subscriptions.Sum(subscription => subscription.FailedToRedrive)), minute);
        Put(metrics, "NumberOfNotificationsFilteredOut", filteredOut.Since(topic.Subscriptions.Sum(subscription => subscription.FilteredOut)), minute);
    }

    private void Put(Metrics? metrics, string name, long count, long minute)
    {
        if (count > 0)
        {
            metrics?.Put(MetricId.Of("AWS/SNS", name, ("TopicName", topic.Attributes.Name)), count, minute);
        }
    }
}
