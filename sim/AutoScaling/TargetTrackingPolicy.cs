using Sim.CloudWatch;

namespace Sim.AutoScaling;

/// <summary>A policy as PutScalingPolicy takes it.</summary>
/// <param name="TargetValue">Where the metric is to stay.</param>
public sealed record TargetTrackingPolicy(string Name, double TargetValue)
{
    /// <summary>One that CloudWatch has, a service's or one's own; null: LambdaProvisionedConcurrencyUtilization.</summary>
    public MetricId? Metric { get; init; }

    public Statistic Statistic { get; init; } = Statistic.Average;

    /// <summary>Until it is over only a larger scale-out goes ahead. For Lambda AWS's default is none.</summary>
    public TimeSpan ScaleOutCooldown { get; init; }

    /// <summary>Until it is over nothing is scaled in; a scale-out ends it.</summary>
    public TimeSpan ScaleInCooldown { get; init; }

    /// <summary>It never scales in, and need not agree when others do.</summary>
    public bool DisableScaleIn { get; init; }

    /// <summary>Null: made of the target and a new id.</summary>
    public string? Arn { get; init; }

    /// <summary>The names of the two alarms that it makes; null: named after the target and a new id.</summary>
    public string? AlarmHigh { get; init; }

    public string? AlarmLow { get; init; }
}
