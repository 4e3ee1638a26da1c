using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components;

/// <summary>Goes off with the first message in a queue that should be empty.</summary>
public sealed class QueueNotEmptyAlarm : ComponentResource
{
    /// <param name="description">What is wrong then, and what to do first.</param>
    public QueueNotEmptyAlarm(
        string name, Input<string> queueName, string description, AlertsTopic alerts, ComponentResourceOptions? options = null)
        : base("infra:components:QueueNotEmptyAlarm", name, options)
    {
        var alarm = CreateAlarm(name, queueName, description, alerts);

        Arn = alarm.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["arn"] = Arn });
    }

    public Output<string> Arn { get; }

    private MetricAlarm CreateAlarm(string name, Input<string> queueName, string description, AlertsTopic alerts) => new(
        name,
        new MetricAlarmArgs
        {
            Name = PhysicalName.Of(name),
            AlarmDescription = description,
            Namespace = "AWS/SQS",
            MetricName = "ApproximateNumberOfMessagesVisible",
            Dimensions = { ["QueueName"] = queueName },
            Statistic = "Maximum",
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            Period = 60,
            EvaluationPeriods = 1,
            // A queue that nobody touches for six hours sends no data: that is an empty queue, not a broken alarm.
            TreatMissingData = "notBreaching",
            AlarmActions = { alerts.Arn },
            OkActions = { alerts.Arn },
        },
        new CustomResourceOptions { Parent = this });
}
