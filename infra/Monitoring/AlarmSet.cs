using Infra.Components;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Monitoring;

/// <summary>
/// The alarms of one thing, and the one alarm over them that people hear of: a fault sets off several of them, and should
/// ring once.
/// </summary>
internal sealed class AlarmSet(string name, Alerts alerts, Resource parent)
{
    private readonly List<Output<string>> names = [];

    /// <returns>The alarm's name, known when it exists.</returns>
    public Output<string> Add(Watch watch)
    {
        var alarm = Declare($"{name}-{watch.What}", watch, [alerts.Details.Arn], parent);
        names.Add(alarm.Name);
        return alarm.Name;
    }

    public void Combine(string combined, string description) => _ = new CompositeAlarm(
        combined,
        new CompositeAlarmArgs
        {
            AlarmName = PhysicalName.Of(combined),
            AlarmDescription = description,
            AlarmRule = Output.All(names).Apply(all => string.Join(" OR ", all.Select(alarm => $"ALARM(\"{alarm}\")"))),
            AlarmActions = { alerts.People.Arn },
            OkActions = { alerts.People.Arn },
        },
        new CustomResourceOptions { Parent = parent });

    public static MetricAlarm Declare(string name, Watch watch, IReadOnlyList<Output<string>> actions, Resource parent)
    {
        var args = new MetricAlarmArgs
        {
            Name = PhysicalName.Of(name),
            AlarmDescription = watch.Description,
            Namespace = watch.Metric.Namespace,
            MetricName = watch.Metric.Name,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = watch.Threshold,
            Period = 60,
            EvaluationPeriods = watch.Minutes,
            TreatMissingData = watch.TreatMissingData,
        };
        foreach (var action in actions)
        {
            args.AlarmActions.Add(action);
            args.OkActions.Add(action);
        }

        if (watch.Metric is { Dimension: { } dimension, Of: { } value })
        {
            args.Dimensions.Add(dimension, value);
        }

        // AWS takes one or the other.
        if (watch.IsPercentile)
        {
            args.ExtendedStatistic = watch.Statistic;
        }
        else
        {
            args.Statistic = watch.Statistic;
        }

        return new MetricAlarm(name, args, new CustomResourceOptions { Parent = parent });
    }
}
