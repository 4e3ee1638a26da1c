using Sim.CloudWatch;

namespace Sim.AutoScaling;

/// <summary>A policy as PutScalingPolicy takes it.</summary>
/// <param name="TargetValue">Where the metric is to stay.</param>
public sealed record TargetTrackingPolicy(string Name, double TargetValue)
{
    /// <summary>Null: LambdaProvisionedConcurrencyUtilization.</summary>
    public MetricId? Metric { get; init; }

    public Statistic Statistic { get; init; } = Statistic.Average;

    /// <summary>For Lambda AWS's default is none.</summary>
    public TimeSpan ScaleOutCooldown { get; init; }

    public TimeSpan ScaleInCooldown { get; init; }

    public bool DisableScaleIn { get; init; }

    /// <summary>The names of the two alarms that it makes; null: named after the target and the policy.</summary>
    public string? AlarmHigh { get; init; }

    public string? AlarmLow { get; init; }
}
