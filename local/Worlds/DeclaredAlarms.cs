using System.Collections.Immutable;
using Local.Declaration;
using Sim.CloudWatch;

namespace Local.Worlds;

/// <summary>The alarms that a stack declares, as the simulated CloudWatch takes them.</summary>
internal sealed class DeclaredAlarms(CloudWatchService cloudWatch, IReadOnlyList<RecordedResource> resources)
{
    private readonly List<string> notSimulated = [];

    /// <summary>Alarms that are not watched here, and why: they change no event's way, so that the rest can be run.</summary>
    public IReadOnlyList<string> NotSimulated => notSimulated;

    public void Put()
    {
        foreach (var alarm in resources.Where(resource => resource.Type == ResourceTypes.MetricAlarm))
        {
            if (WhyNot(alarm) is { } why)
            {
                notSimulated.Add($"{alarm} is not watched: {why} is not simulated.");
            }
            else
            {
                cloudWatch.PutMetricAlarm(AlarmOf(alarm));
            }
        }

        PutComposites([.. resources.Where(resource => resource.Type == ResourceTypes.CompositeAlarm)]);
    }

    /// <summary>Those that others name come first, whatever the order of declaration.</summary>
    private void PutComposites(List<RecordedResource> waiting)
    {
        while (waiting.Count > 0)
        {
            var known = cloudWatch.Alarms.Select(alarm => alarm.Name).ToHashSet(StringComparer.Ordinal);
            var ready = waiting.FindAll(alarm => AlarmRule.Parse(alarm.Text("alarmRule")).Alarms.All(known.Contains));
            if (ready.Count == 0)
            {
                notSimulated.AddRange(waiting.Select(alarm => $"{alarm} is not watched: its rule names an alarm that is not watched either."));
                return;
            }

            foreach (var alarm in ready)
            {
                cloudWatch.PutCompositeAlarm(new CompositeAlarmConfiguration(alarm.Text("alarmName"), alarm.Text("alarmRule"), ActionsOf(alarm))
                {
                    Description = alarm.TextOrNull("alarmDescription"),
                });
            }

            waiting.RemoveAll(ready.Contains);
        }
    }

    private static string? WhyNot(RecordedResource alarm) => alarm.Inputs.ContainsKey("metricQueries") ? "an alarm on an expression"
        : (alarm.Integer("period") ?? 60) % 60 != 0 ? $"a period of {alarm.Integer("period")} s"
        : OperatorOf(alarm.Text("comparisonOperator")) is null ? alarm.Text("comparisonOperator")
        : null;

    private static MetricAlarmConfiguration AlarmOf(RecordedResource alarm) => new()
    {
        Name = alarm.Text("name"),
        Description = alarm.TextOrNull("alarmDescription"),
        Metric = MetricId.Of(
            alarm.Text("namespace"), alarm.Text("metricName"), [.. (alarm.Map("dimensions") ?? ImmutableDictionary<string, object>.Empty).Select(dimension => (dimension.Key, (string)dimension.Value))]),
        Statistic = Statistic.Parse(alarm.TextOrNull("extendedStatistic") ?? alarm.Text("statistic")),
        Period = alarm.Seconds("period") ?? TimeSpan.FromMinutes(1),
        EvaluationPeriods = alarm.Integer("evaluationPeriods") ?? 1,
        DatapointsToAlarm = alarm.Integer("datapointsToAlarm"),
        Threshold = alarm.Inputs.GetValueOrDefault("threshold") is double threshold ? threshold : 0,
        ComparisonOperator = OperatorOf(alarm.Text("comparisonOperator"))!.Value,
        TreatMissingData = alarm.TextOrNull("treatMissingData") switch
        {
            "breaching" => TreatMissingData.Breaching,
            "notBreaching" => TreatMissingData.NotBreaching,
            "ignore" => TreatMissingData.Ignore,
            _ => TreatMissingData.Missing,
        },
        Actions = ActionsOf(alarm),
    };

    private static ComparisonOperator? OperatorOf(string name) => Enum.TryParse<ComparisonOperator>(name, out var comparison) ? comparison : null;

    private static AlarmActions ActionsOf(RecordedResource alarm) => new(
        Texts(alarm, "alarmActions"), Texts(alarm, "okActions"), Texts(alarm, "insufficientDataActions"), alarm.Inputs.GetValueOrDefault("actionsEnabled") is not false);

    private static List<string> Texts(RecordedResource alarm, string input) => [.. alarm.List(input).Cast<string>()];
}
