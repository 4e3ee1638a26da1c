using Sim.CloudWatch;

namespace Sim.AutoScaling;

/// <summary>A target tracking policy with the two alarms that it makes, as AWS does; nobody else should change them.</summary>
internal sealed class TrackedPolicy
{
    /// <summary>Of Application Auto Scaling's own alarms; EC2's differ.</summary>
    private const int PeriodsAbove = 3, PeriodsBelow = 15;
    private const double LowShare = 0.9;

    private readonly CloudWatchService cloudWatch;
    private readonly string arn;
    private readonly string high, low;
    private MetricId metric;

    /// <param name="identity">Gives the next id of a new policy or alarm.</param>
    public TrackedPolicy(Account account, CloudWatchService cloudWatch, string resource, TargetTrackingPolicy policy, Func<Guid> identity)
    {
        this.cloudWatch = cloudWatch;
        Policy = policy;
        arn = policy.Arn ?? account.Arn("autoscaling", $"scalingPolicy:{identity()}:resource/lambda/{resource}:policyName/{policy.Name}");
        high = policy.AlarmHigh ?? $"TargetTracking-{resource}-AlarmHigh-{identity()}";
        low = policy.AlarmLow ?? $"TargetTracking-{resource}-AlarmLow-{identity()}";
    }

    public TargetTrackingPolicy Policy { get; private set; }

    public string AlarmHigh => high;

    public string AlarmLow => low;

    public bool IsAbove => cloudWatch.StateOf(high) == AlarmState.Alarm;

    public bool IsBelow => cloudWatch.StateOf(low) == AlarmState.Alarm;

    /// <summary>The policy as it is from now on: its alarms follow.</summary>
    /// <param name="usual">The metric of a policy that names none.</param>
    public void Put(TargetTrackingPolicy policy, MetricId usual)
    {
        (Policy, metric) = (policy, policy.Metric ?? usual);
        PutAlarm(high, PeriodsAbove, ComparisonOperator.GreaterThanThreshold, policy.TargetValue);
        if (!policy.DisableScaleIn)
        {
            PutAlarm(low, PeriodsBelow, ComparisonOperator.LessThanThreshold, policy.TargetValue * LowShare);
        }
        else if (cloudWatch.StateOf(low) is not null)
        {
            cloudWatch.DeleteAlarms([low]);
        }
    }

    /// <summary>What would bring the metric to its target, if it fell as capacity grows.</summary>
    public int Wanted(int capacity, long now) =>
        cloudWatch.Metrics.Get(metric, Policy.Statistic, now, TimeSpan.FromMinutes(1), 1)[0] is { } value
            ? (int)Math.Min(int.MaxValue, Math.Ceiling(capacity * value / Policy.TargetValue))
            : capacity;

    private void PutAlarm(string name, int periods, ComparisonOperator comparison, double threshold) =>
        cloudWatch.PutMetricAlarm(new MetricAlarmConfiguration
        {
            Name = name,
            Description = $"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {arn}.",
            Metric = metric,
            Statistic = Policy.Statistic,
            EvaluationPeriods = periods,
            Threshold = threshold,
            ComparisonOperator = comparison,
            Actions = AlarmActions.None with { Alarm = [arn] },
        });
}
