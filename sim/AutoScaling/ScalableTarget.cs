using Sim.CloudWatch;
using Sim.Lambda;

namespace Sim.AutoScaling;

/// <summary>The provisioned concurrency of an alias, between a least and a most, with what changes it.</summary>
internal sealed class ScalableTarget(Account account, CloudWatchService cloudWatch, Function function)
{
    /// <summary>Of Application Auto Scaling's own alarms; EC2's differ.</summary>
    private const int PeriodsAbove = 3, PeriodsBelow = 15;
    private const double LowShare = 0.9;

    /// <summary>AWS scales in gradually and says no number: a tenth at a time.</summary>
    private const int StepsIn = 10;

    private readonly List<(ScheduledAction Action, ScheduleExpression Schedule)> actions = [];
    private readonly Dictionary<string, DateTimeOffset?> due = new(StringComparer.Ordinal);
    private readonly List<TargetTrackingPolicy> policies = [];
    private readonly ProvisionedConcurrency provisioned = function.Provisioned!;
    private long scaledOut = long.MinValue, scaledIn = long.MinValue;
    private int least, most;

    public Function Function => function;

    private string ResourceId => $"function:{function.Configuration.Name}:{provisioned.Qualifier}";

    public void Bound(int minimum, int maximum, string why)
    {
        (least, most) = (minimum, maximum);
        Set(Math.Clamp(provisioned.Requested, least, most), why);
    }

    /// <summary>Makes its two alarms, as AWS does; nobody else should change them.</summary>
    public void Add(TargetTrackingPolicy policy)
    {
        policies.RemoveAll(other => other.Name == policy.Name);
        policies.Add(policy);
        PutAlarm(HighOf(policy), policy, PeriodsAbove, ComparisonOperator.GreaterThanThreshold, policy.TargetValue);
        if (!policy.DisableScaleIn)
        {
            PutAlarm(LowOf(policy), policy, PeriodsBelow, ComparisonOperator.LessThanThreshold, policy.TargetValue * LowShare);
        }
    }

    public void Add(ScheduledAction action)
    {
        actions.RemoveAll(other => other.Action.Name == action.Name);
        var schedule = ScheduleExpression.Parse(action.Schedule, action.Timezone);
        actions.Add((action, schedule));
        due[action.Name] = schedule.Next(account.Time);
    }

    /// <summary>Called at the end of every minute, once the alarms were looked at.</summary>
    public void EndMinute()
    {
        foreach (var (action, schedule) in actions)
        {
            if (due[action.Name] is { } at && at <= account.Time)
            {
                due[action.Name] = schedule.Next(account.Time);
                Bound(action.MinCapacity ?? least, action.MaxCapacity ?? most, $"scheduled action {action.Name}");
            }
        }

        Track();
    }

    /// <summary>Of several policies the one that wants most decides, and all must agree to have less.</summary>
    private void Track()
    {
        // While environments are being allocated, utilization says nothing about those that are to come.
        if (policies.Count == 0 || provisioned.IsInProgressAt(account.Now))
        {
            return;
        }

        var above = policies.Where(policy => cloudWatch.StateOf(HighOf(policy)) == AlarmState.Alarm && account.Now >= After(scaledOut, policy.ScaleOutCooldown)).ToList();
        if (above.Count > 0)
        {
            var wanted = above.Max(policy => Math.Max(WantedBy(policy), provisioned.Requested + 1));
            scaledOut = Set(Math.Min(wanted, most), $"alarm {HighOf(above[0])}") ? account.Now : scaledOut;
        }
        else if (policies.TrueForAll(policy => !policy.DisableScaleIn && cloudWatch.StateOf(LowOf(policy)) == AlarmState.Alarm && account.Now >= After(scaledIn, policy.ScaleInCooldown)))
        {
            var wanted = Math.Max(policies.Max(WantedBy), provisioned.Requested - Math.Max(1, provisioned.Requested / StepsIn));
            scaledIn = Set(Math.Max(wanted, least), $"alarm {LowOf(policies[0])}") ? account.Now : scaledIn;
        }
    }

    /// <summary>What would bring the metric to its target, if it fell as capacity grows.</summary>
    private int WantedBy(TargetTrackingPolicy policy) =>
        cloudWatch.Metrics.Get(MetricOf(policy), policy.Statistic, account.Now, TimeSpan.FromMinutes(1), 1)[0] is { } value
            ? (int)Math.Ceiling(provisioned.Requested * value / policy.TargetValue)
            : provisioned.Requested;

    private bool Set(int capacity, string why)
    {
        var before = provisioned.Requested;
        if (capacity == before)
        {
            return false;
        }

        if (WhyNot(capacity) is { } refusal)
        {
            Record(before, $"not from {before} to {capacity} provisioned, {why}: {refusal}");
            return false;
        }

        provisioned.Request(capacity, account.Now);
        Record(capacity, $"from {before} to {capacity} provisioned: {why}");
        return true;
    }

    /// <summary>What Lambda does not provision, nobody can scale to.</summary>
    private string? WhyNot(int capacity)
    {
        try
        {
            // None at all is no request for some.
            FunctionRules.CheckProvisioned(function.Configuration, provisioned.Qualifier, Math.Max(capacity, 1), account.UnreservedConcurrency - account.ProvisionedBeside(function));
            return null;
        }
        catch (AwsError error)
        {
            return error.Message;
        }
    }

    private void Record(int capacity, string detail)
    {
        if (account.Trace.Enabled)
        {
            account.Trace.Add(new Fact(FactKind.Scaled, account.Time) { Function = function.Id, Count = capacity, Detail = detail });
        }
    }

    private void PutAlarm(string name, TargetTrackingPolicy policy, int periods, ComparisonOperator comparison, double threshold) =>
        cloudWatch.PutMetricAlarm(new MetricAlarmConfiguration
        {
            Name = name,
            Description = $"DO NOT EDIT OR DELETE. For TargetTrackingScaling policy {policy.Name}.",
            Metric = MetricOf(policy),
            Statistic = policy.Statistic,
            EvaluationPeriods = periods,
            Threshold = threshold,
            ComparisonOperator = comparison,
        });

    private MetricId MetricOf(TargetTrackingPolicy policy) => policy.Metric ?? FunctionMetrics.Utilization(function, provisioned);

    private string HighOf(TargetTrackingPolicy policy) => policy.AlarmHigh ?? $"TargetTracking-{ResourceId}-AlarmHigh-{policy.Name}";

    private string LowOf(TargetTrackingPolicy policy) => policy.AlarmLow ?? $"TargetTracking-{ResourceId}-AlarmLow-{policy.Name}";

    private static long After(long time, TimeSpan cooldown) => time == long.MinValue ? time : time + cooldown.Ticks;
}
