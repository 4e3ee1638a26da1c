using Infra.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components;

/// <summary>What somebody must hear of a consumer: dead letters, messages that wait too long, errors, throttles.</summary>
public sealed class ConsumerAlarms : ComponentResource
{
    public ConsumerAlarms(
        string name, ConsumerSettings settings, ConsumerQueue queue, LambdaConsumer consumer, AlertsTopic alerts, ComponentResourceOptions? options = null)
        : base("infra:components:ConsumerAlarms", name, options)
    {
        _ = new QueueNotEmptyAlarm(
            $"{name}-dead-letters",
            queue.DeadLetterQueueName,
            $"{name} gave up on a message after {settings.MaxReceiveCount} attempts. Read the reason in its log, mend it, then redrive {name}-dlq.",
            alerts,
            new ComponentResourceOptions { Parent = this });
        WatchAge(name, settings, queue, alerts);
        WatchFunction(
            name, "Errors", 3, consumer, alerts, $"{name} has failed in each of the last 3 minutes. Read its log before messages reach {name}-dlq.");
        WatchFunction(
            name, "Throttles", 5, consumer, alerts, $"{name} has been throttled in each of the last 5 minutes: raise its concurrency. Each throttled receive counts as an attempt.");
        RegisterOutputs();
    }

    private void WatchAge(string name, ConsumerSettings settings, ConsumerQueue queue, AlertsTopic alerts)
    {
        // By then a message is either handled or dead-lettered: an older one is not being received at all.
        var longest = settings.MaxReceiveCount * settings.VisibilityTimeout;
        _ = new MetricAlarm(
            $"{name}-age",
            new MetricAlarmArgs
            {
                Name = PhysicalName.Of($"{name}-age"),
                AlarmDescription = $"A message of {name} waits for more than {Duration.Text(longest)} = maxReceiveCount x visibilityTimeout: "
                    + "is its event source mapping enabled, its function throttled?",
                Namespace = "AWS/SQS",
                MetricName = "ApproximateAgeOfOldestMessage",
                Dimensions = { ["QueueName"] = queue.Queue.Name },
                Statistic = "Maximum",
                ComparisonOperator = "GreaterThanThreshold",
                Threshold = longest.TotalSeconds,
                Period = 60,
                EvaluationPeriods = 5,
                TreatMissingData = "notBreaching",
                AlarmActions = { alerts.Arn },
                OkActions = { alerts.Arn },
            },
            new CustomResourceOptions { Parent = this });
    }

    private void WatchFunction(string name, string metric, int minutes, LambdaConsumer consumer, AlertsTopic alerts, string description) => _ = new MetricAlarm(
        $"{name}-{metric.ToLowerInvariant()}",
        new MetricAlarmArgs
        {
            Name = PhysicalName.Of($"{name}-{metric.ToLowerInvariant()}"),
            AlarmDescription = description,
            Namespace = "AWS/Lambda",
            MetricName = metric,
            Dimensions = { ["FunctionName"] = consumer.FunctionName },
            Statistic = "Sum",
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            Period = 60,
            EvaluationPeriods = minutes,
            // A function that is not invoked reports nothing, and has nothing to report.
            TreatMissingData = "notBreaching",
            AlarmActions = { alerts.Arn },
            OkActions = { alerts.Arn },
        },
        new CustomResourceOptions { Parent = this });
}
