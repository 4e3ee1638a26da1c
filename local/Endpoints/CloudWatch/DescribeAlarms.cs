using Sim;
using Sim.CloudWatch;

namespace Local.Endpoints.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html</summary>
internal static class DescribeAlarms
{
    public static void Answer(World world, Parameters parameters, AnswerWriter answer)
    {
        foreach (var name in (string[])["ChildrenOfAlarmName", "ParentsOfAlarmName"])
        {
            if (parameters.Has(name))
            {
                throw new NotSimulatedException($"{name} of DescribeAlarms");
            }
        }

        var (names, prefix, action) = (parameters.Texts("AlarmNames"), parameters.TextOrNull("AlarmNamePrefix"), parameters.TextOrNull("ActionPrefix"));
        AlarmState? state = parameters.Has("StateValue") ? AlarmParameters.StateOf(parameters) : null;
        var alarms = world.CloudWatch.Alarms
            .Where(alarm => AlarmParameters.AsksFor(parameters, alarm.Metric is null))
            .Where(alarm => (names.Count == 0 || names.Contains(alarm.Name)) && (prefix is null || alarm.Name.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(alarm => (state is null || alarm.State == state)
                && (action is null || alarm.Actions.Alarm.Concat(alarm.Actions.Ok).Concat(alarm.Actions.InsufficientData).Any(arn => arn.StartsWith(action, StringComparison.Ordinal))))
            .OrderBy(alarm => alarm.Name, StringComparer.Ordinal)
            .ToList();
        var page = Paging.Page(parameters, answer, alarms, Paging.MaxRecords(parameters));
        answer.Structures("MetricAlarms", page.Where(alarm => alarm.Metric is not null), alarm =>
        {
            WriteCommon(world, answer, alarm);
            WriteMetric(answer, alarm.Metric!);
        });
        answer.Structures("CompositeAlarms", page.Where(alarm => alarm.Metric is null), alarm =>
        {
            WriteCommon(world, answer, alarm);
            answer.Text("AlarmRule", alarm.Rule);
        });
    }

    private static void WriteCommon(World world, AnswerWriter answer, AlarmSnapshot alarm)
    {
        answer.Text("AlarmName", alarm.Name);
        answer.Text("AlarmArn", $"arn:aws:cloudwatch:{world.Options.Region}:{world.Options.Account}:alarm:{alarm.Name}");
        answer.Text("AlarmDescription", alarm.Description);
        answer.Time("AlarmConfigurationUpdatedTimestamp", alarm.ConfigurationUpdated);
        answer.Flag("ActionsEnabled", alarm.Actions.Enabled);
        answer.Texts("OKActions", alarm.Actions.Ok);
        answer.Texts("AlarmActions", alarm.Actions.Alarm);
        answer.Texts("InsufficientDataActions", alarm.Actions.InsufficientData);
        answer.Text("StateValue", AlarmStateName.Of(alarm.State));
        answer.Text("StateReason", alarm.StateReason);
        answer.Time("StateUpdatedTimestamp", alarm.StateUpdated);
        answer.Time("StateTransitionedTimestamp", alarm.StateUpdated);
    }

    private static void WriteMetric(AnswerWriter answer, MetricAlarmConfiguration alarm)
    {
        answer.Text("MetricName", alarm.Metric.Name);
        answer.Text("Namespace", alarm.Metric.Namespace);
        answer.Text(alarm.Statistic.Name.StartsWith('p') ? "ExtendedStatistic" : "Statistic", alarm.Statistic.Name);
        MetricParameters.WriteDimensions(answer, alarm.Metric);
        answer.Integer("Period", (int)alarm.Period.TotalSeconds);
        answer.Integer("EvaluationPeriods", alarm.EvaluationPeriods);
        answer.Integer("DatapointsToAlarm", alarm.DatapointsToAlarm);
        answer.Number("Threshold", alarm.Threshold);
        answer.Text("ComparisonOperator", PutMetricAlarm.NameOf(alarm.ComparisonOperator));
        answer.Text("TreatMissingData", PutMetricAlarm.NameOf(alarm.TreatMissingData));
    }
}
