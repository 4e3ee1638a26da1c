namespace Local.Declaration.Answers;

/// <summary>CloudWatch: logs, metrics, alarms, dashboards.</summary>
internal static class WatchAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.LogGroup] = group => Named(group, "name", name => group.Arn("logs", $"log-group:{name}")),
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = alarm => Named(alarm, "name", name => alarm.Arn("cloudwatch", $"alarm:{name}")),
        ["aws:cloudwatch/compositeAlarm:CompositeAlarm"] = alarm => Named(alarm, "alarmName", name => alarm.Arn("cloudwatch", $"alarm:{name}")),
        ["aws:cloudwatch/dashboard:Dashboard"] = Dashboard,
        ["aws:cloudwatch/logMetricFilter:LogMetricFilter"] = MetricFilter,
    };

    private static Created Named(NewResource resource, string input, Func<string, string> arn)
    {
        var name = resource.PhysicalName(input);
        return Created.WithArn(name, arn(name), (input, name));
    }

    private static Created Dashboard(NewResource dashboard)
    {
        var name = dashboard.PhysicalName("dashboardName");
        return new(name, ("dashboardName", name), ("dashboardArn", dashboard.GlobalArn("cloudwatch", $"dashboard/{name}")));
    }

    private static Created MetricFilter(NewResource filter)
    {
        var name = filter.PhysicalName();
        return new(name, ("name", name));
    }
}
