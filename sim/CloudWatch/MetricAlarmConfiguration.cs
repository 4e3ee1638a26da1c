namespace Sim.CloudWatch;

/// <summary>An alarm as PutMetricAlarm takes it, as far as it is simulated: one metric, no expression.</summary>
public sealed record MetricAlarmConfiguration
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required MetricId Metric { get; init; }

    public required Statistic Statistic { get; init; }

    /// <summary>Whole minutes: CloudWatch evaluates such an alarm every minute, over a window that slides.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(1);

    public required int EvaluationPeriods { get; init; }

    /// <summary>Null: all of them.</summary>
    public int? DatapointsToAlarm { get; init; }

    public required double Threshold { get; init; }

    public required ComparisonOperator ComparisonOperator { get; init; }

    public TreatMissingData TreatMissingData { get; init; }

    public AlarmActions Actions { get; init; } = AlarmActions.None;
}
