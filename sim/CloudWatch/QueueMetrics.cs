using Sim.Sqs;

namespace Sim.CloudWatch;

/// <summary>
/// What SQS reports of a queue. A queue that nothing has touched for six hours goes silent: no zeros, nothing
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html).
/// </summary>
internal sealed class QueueMetrics(Account account, Queue queue)
{
    private const long ActiveFor = 6 * TimeSpan.TicksPerHour;

    private readonly MetricId visible = Of("ApproximateNumberOfMessagesVisible", queue);
    private readonly MetricId notVisible = Of("ApproximateNumberOfMessagesNotVisible", queue);
    private readonly MetricId delayed = Of("ApproximateNumberOfMessagesDelayed", queue);
    private readonly MetricId age = Of("ApproximateAgeOfOldestMessage", queue);
    private readonly MetricId sent = Of("NumberOfMessagesSent", queue);
    private readonly MetricId received = Of("NumberOfMessagesReceived", queue);
    private readonly MetricId deleted = Of("NumberOfMessagesDeleted", queue);
    private Counted accepted, given, gone;
    private long lastActive = long.MinValue / 2;

    public void Begin()
    {
        accepted.Since(queue.Counters.Accepted);
        given.Since(queue.Counters.Received);
        gone.Since(queue.Counters.Deleted);
    }

    public void Report(Metrics metrics, long minute)
    {
        // What the redrive policy moves in is no message sent: a dead-letter queue is watched by what is visible in it.
        var (sends, receives, deletes) = (accepted.Since(queue.Counters.Accepted), given.Since(queue.Counters.Received), gone.Since(queue.Counters.Deleted));
        if (queue.Count > 0 || queue.IsPolled || sends + receives + deletes > 0)
        {
            lastActive = minute;
        }

        if (!queue.Exists || minute - lastActive > ActiveFor)
        {
            return;
        }

        metrics.Put(visible, queue.Visible, minute);
        metrics.Put(notVisible, queue.InFlight, minute);
        metrics.Put(delayed, queue.Delayed, minute);
        metrics.Put(age, queue.AgeOfOldestUntried(account.Now) / TimeSpan.TicksPerSecond, minute);
        metrics.Put(sent, sends, minute);
        metrics.Put(received, receives, minute);
        metrics.Put(deleted, deletes, minute);
    }

    private static MetricId Of(string name, Queue queue) => MetricId.Of("AWS/SQS", name, ("QueueName", queue.Attributes.Name));
}
