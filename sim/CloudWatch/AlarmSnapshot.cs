namespace Sim.CloudWatch;

/// <summary>An alarm as it is now: on a metric, or on other alarms.</summary>
public sealed record AlarmSnapshot(string Name, AlarmState State, string StateReason, DateTimeOffset StateUpdated)
{
    public required DateTimeOffset ConfigurationUpdated { get; init; }

    public required AlarmActions Actions { get; init; }

    public string? Description { get; init; }

    /// <summary>Null: it is composite.</summary>
    public MetricAlarmConfiguration? Metric { get; init; }

    /// <summary>Of a composite alarm, as it was put; else null.</summary>
    public string? Rule { get; init; }
}
